//! What typst may see: our templates, our fonts, one data file. No other file, no clock, no network.

use std::sync::LazyLock;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::papers::DocumentError;

const MAIN: &str = "/main.typ";
const DATA: &str = "/data.json";

/// The templates by path; `main.typ` is the entry.
const TEMPLATES: [(&str, &str); 8] = [
    (MAIN, include_str!("../../templates/main.typ")),
    ("/paper.typ", include_str!("../../templates/paper.typ")),
    ("/protocol.typ", include_str!("../../templates/protocol.typ")),
    ("/questionnaire.typ", include_str!("../../templates/questionnaire.typ")),
    ("/application.typ", include_str!("../../templates/application.typ")),
    ("/acceptance.typ", include_str!("../../templates/acceptance.typ")),
    ("/letter.typ", include_str!("../../templates/letter.typ")),
    ("/package.typ", include_str!("../../templates/package.typ")),
];

/// Noto Sans (OFL), beside typst's own fonts: tables and forms read better in it.
const SANS: [&[u8]; 2] = [
    include_bytes!("../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../fonts/NotoSans-Bold.ttf"),
];

/// Typst's own families that papers may use. Its Libertinus Serif Bold Italic lacks the Kazakh
/// letters, and no template asks for it.
const FAMILIES: [&str; 3] = ["Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern"];

static SHARED: LazyLock<Option<Shared>> = LazyLock::new(Shared::load);

/// What every compilation shares: made once, so that file ids stay few and fixed.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    data: FileId,
    sources: Vec<Source>,
}

/// The world of one compilation.
pub(crate) struct PaperWorld {
    shared: &'static Shared,
    data: Bytes,
}

impl PaperWorld {
    /// A world whose only data file is this JSON.
    pub(crate) fn new(json: Vec<u8>) -> Result<Self, DocumentError> {
        let shared = SHARED.as_ref().ok_or(DocumentError::Templates)?;
        Ok(PaperWorld { shared, data: Bytes::new(json) })
    }
}

impl Shared {
    fn load() -> Option<Self> {
        let fonts = fonts();
        let sources = TEMPLATES
            .iter()
            .map(|(path, text)| Some(Source::new(id(path)?, (*text).to_owned())))
            .collect::<Option<Vec<_>>>()?;
        Some(Shared {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: id(MAIN)?,
            data: id(DATA)?,
            sources,
        })
    }
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.shared.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.shared.sources.iter().find(|source| source.id() == id);
        found.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Whether some font of ours can show the letter, in a way that PDF/A accepts.
pub(crate) fn has_glyph(letter: char) -> bool {
    let private = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let code = u32::from(letter);
    let covered = |font: &Font| font.info().coverage.contains(code);
    !private && SHARED.as_ref().is_some_and(|shared| shared.fonts.iter().any(covered))
}

fn fonts() -> Vec<Font> {
    let own = SANS.into_iter();
    let all = own.chain(typst_assets::fonts());
    let fonts = all.flat_map(|data| Font::iter(Bytes::new(data)));
    fonts.filter(|font| is_used(&font.info().family)).collect()
}

fn is_used(family: &str) -> bool {
    family == "Noto Sans" || FAMILIES.contains(&family)
}

fn id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_world_shows_its_templates_and_data_and_nothing_else() {
        let world = PaperWorld::new(b"{}".to_vec()).unwrap();
        assert!(world.source(world.main()).is_ok());
        assert_eq!(world.file(id(DATA).unwrap()).unwrap().as_slice(), b"{}");
        let foreign = id("/etc/passwd").unwrap();
        assert_eq!(world.file(foreign), Err(FileError::AccessDenied));
        assert_eq!(world.source(foreign).err(), Some(FileError::AccessDenied));
        assert_eq!(world.today(None), None);
    }

    #[test]
    fn every_kazakh_and_russian_letter_has_a_glyph_in_each_style_we_use() {
        let letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёАаЯя№«»–—";
        let shared = SHARED.as_ref().unwrap();
        let styles = [
            ("Libertinus Serif", "Normal", 400),
            ("Libertinus Serif", "Normal", 700),
            ("Libertinus Serif", "Italic", 400),
            ("Noto Sans", "Normal", 400),
            ("Noto Sans", "Normal", 700),
            ("DejaVu Sans Mono", "Normal", 400),
        ];
        for (family, style, weight) in styles {
            let font = shared.fonts.iter().find(|font| {
                let info = font.info();
                info.family == family
                    && format!("{:?}", info.variant.style) == style
                    && info.variant.weight.to_number() == weight
            });
            let font = font.unwrap_or_else(|| panic!("{family} {style} {weight}"));
            for letter in letters.chars() {
                assert!(
                    font.info().coverage.contains(u32::from(letter)),
                    "{family} {style} {letter}"
                );
            }
        }
    }
}
