//! Refusals and sizes in words.

use crate::language::Words;
use domain::documents::FileRefusal;

/// What a field of the form is called.
pub fn document_label(words: Words, field: &str) -> String {
    words.t(&format!("document-field-{field}"))
}

/// How large a file is, as people say it.
pub fn size_words(words: Words, bytes: u64) -> String {
    const KILO: u64 = 1024;
    let whole = |number: u64| words.number(i64::try_from(number).unwrap_or(i64::MAX));
    match bytes {
        0..KILO => words.with("document-size-bytes", &[("size", whole(bytes).into())]),
        KILO..1_048_576 => words.with("document-size-kilo", &[("size", whole(bytes / KILO).into())]),
        _ => words.with("document-size-mega", &[("size", whole(bytes / KILO / KILO).into())]),
    }
}

/// Why a file was not taken, with its name and how to mend it.
pub fn refusal_words(words: Words, name: &str, refusal: &FileRefusal) -> String {
    let name = if name.is_empty() { words.t("document-this-file") } else { name.to_owned() };
    let about = |key: &str| words.with(key, &[("name", name.clone().into())]);
    let sized = |key: &str, bytes: u64| words.with(key, &[("name", name.clone().into()), ("size", size_words(words, bytes).into())]);
    match refusal {
        FileRefusal::Empty => about("file-refused-empty"),
        FileRefusal::TooLarge(most) => sized("file-refused-too-large", *most),
        FileRefusal::NoRoom(left) => sized("file-refused-no-room", *left),
        FileRefusal::NotOnTheList => about("file-refused-not-on-the-list"),
        FileRefusal::ActivePage => about("file-refused-active-page"),
        FileRefusal::Program => about("file-refused-program"),
        FileRefusal::Macros => about("file-refused-macros"),
        FileRefusal::Embedded => about("file-refused-embedded"),
        FileRefusal::PdfScript => about("file-refused-pdf-script"),
        FileRefusal::TwoInOne => about("file-refused-two-in-one"),
        FileRefusal::Bomb => about("file-refused-bomb"),
        FileRefusal::Locked => about("file-refused-locked"),
        FileRefusal::Traversal => about("file-refused-traversal"),
        FileRefusal::Broken => about("file-refused-broken"),
        FileRefusal::TooManyPixels(most) => {
            let most = words.number(i64::try_from(most / 1_000_000).unwrap_or(0));
            words.with("file-refused-too-many-pixels", &[("name", name.into()), ("most", most.into())])
        }
        FileRefusal::NotAPicture => about("file-refused-not-a-picture"),
        FileRefusal::Virus(found) => words.with("file-refused-virus", &[("name", name.into()), ("found", found.clone().into())]),
        FileRefusal::NotStored => about("file-refused-not-stored"),
        FileRefusal::OtherHash => about("file-refused-other-hash"),
        FileRefusal::SameAsNow => about("file-refused-same-as-now"),
    }
}
