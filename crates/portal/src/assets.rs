//! The files of the look: embedded, addressed by their content, cached for a year.

use std::sync::LazyLock;

use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

struct Asset {
    name: &'static str,
    media_type: &'static str,
    bytes: &'static [u8],
}

macro_rules! asset {
    ($name:literal, $media_type:literal) => {
        Asset {
            name: $name,
            media_type: $media_type,
            bytes: include_bytes!(concat!("../assets/", $name)),
        }
    };
}

static ASSETS: [Asset; 7] = [
    asset!("synaq.css", "text/css; charset=utf-8"),
    asset!("synaq.js", "text/javascript; charset=utf-8"),
    asset!("mark.svg", "image/svg+xml"),
    asset!("fonts/golos-text-cyrillic-ext-wght-normal.woff2", "font/woff2"),
    asset!("fonts/golos-text-cyrillic-wght-normal.woff2", "font/woff2"),
    asset!("fonts/golos-text-latin-ext-wght-normal.woff2", "font/woff2"),
    asset!("fonts/golos-text-latin-wght-normal.woff2", "font/woff2"),
];

/// One mark for all files: a change of any gives all a new address.
static MARK: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for asset in &ASSETS {
        hash.update(asset.name.as_bytes());
        hash.update(asset.bytes);
    }
    hex::encode(&hash.finalize()[..8])
});

/// The address of the file `name`.
pub(crate) fn address(name: &str) -> String {
    format!("/assets/{}/{name}", *MARK)
}

/// Serves `/assets/{mark}/{*name}`.
pub(crate) async fn serve(Path((_mark, name)): Path<(String, String)>) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    (headers, asset.bytes).into_response()
}
