//! Pages over the use cases: routes, handlers, templates, assets.
