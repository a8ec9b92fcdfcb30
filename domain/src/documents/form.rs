//! What somebody says of the files that they bring: what they are, and of photos what they show, who made them and who allowed what.

use super::{DocumentKind, PhotoPermission};
use crate::form_reader::FormReader;
use crate::people::Language;
use crate::problem::{Problem, ProblemKind};
use crate::reason::reason;
use crate::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Whether people on a photo can be recognised.
    pub enum Recognisable {
        /// Somebody can be.
        Yes = "yes",
        /// Nobody can be.
        No = "no",
    }
}

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentForm {
    /// The code of a [`DocumentKind`].
    pub kind: String,
    /// What a photo shows.
    pub caption: String,
    /// Who made it.
    pub maker: String,
    /// The code of a [`PhotoPermission`].
    pub permission: String,
    /// Whether people on it can be recognised.
    pub recognisable: String,
}

/// What is kept of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// What it shows.
    pub caption: String,
    /// Who made it.
    pub maker: String,
    /// What the maker allows.
    pub permission: PhotoPermission,
    /// Whether people on it can be recognised.
    pub recognisable: bool,
}

/// What may be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// What it is.
    pub kind: DocumentKind,
    /// What is kept of a photo; none for anything else.
    pub photo: Option<Photo>,
}

/// Whether a photo may be shown to everybody: the maker allows it, and everybody who can be recognised as well. Specification, section 9.3.
pub const fn may_publish(permission: PhotoPermission, recognisable: bool) -> bool {
    match permission {
        PhotoPermission::Dossier => false,
        PhotoPermission::Maker => !recognisable,
        PhotoPermission::Everybody => true,
    }
}

impl DocumentForm {
    /// Checks the form. What is asked of photos is not asked of anything else.
    ///
    /// # Errors
    /// Every problem in it.
    pub fn check(&self, language: Language) -> Result<NewDocument, Vec<Problem>> {
        let mut read = FormReader::new(language);
        let kind: Option<DocumentKind> = read.required("kind", &self.kind);
        if kind != Some(DocumentKind::Photo) {
            return read.finish(kind.map(|kind| NewDocument { kind, photo: None }));
        }
        let (caption, maker) = (read.line("caption", &self.caption, 3..=300), read.line("maker", &self.maker, 2..=120));
        let permission: Option<PhotoPermission> = read.required("permission", &self.permission);
        let recognisable: Option<Recognisable> = read.required("recognisable", &self.recognisable);
        let photo = permission.zip(recognisable).map(|(permission, recognisable)| Photo {
            caption,
            maker,
            permission,
            recognisable: recognisable == Recognisable::Yes,
        });
        read.finish(photo.map(|photo| NewDocument { kind: DocumentKind::Photo, photo: Some(photo) }))
    }
}

/// Whether a document may be withdrawn, and why. What the dossier rests on is not: another one is chosen first.
///
/// # Errors
/// What is wrong with the reason, or that it is in use.
pub fn withdrawal(typed: &str, is_in_use: bool) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    if is_in_use {
        problems.push(Problem::new("reason", ProblemKind::InUse));
    }
    match reason(typed) {
        Ok(text) if problems.is_empty() => return Ok(text),
        Ok(_) => {}
        Err(kind) => problems.push(Problem::new("reason", kind)),
    }
    Err(problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo() -> DocumentForm {
        DocumentForm {
            kind: "photo".to_owned(),
            caption: "De sluis bij Almelo".to_owned(),
            maker: "Bo de Boer".to_owned(),
            permission: "maker".to_owned(),
            recognisable: "no".to_owned(),
        }
    }

    #[test]
    fn a_photo_says_what_it_shows_who_made_it_and_who_allowed_what() {
        let kept = photo().check(Language::Nl).expect("a photo").photo.expect("its words");
        assert_eq!((kept.permission, kept.recognisable, kept.maker.as_str()), (PhotoPermission::Maker, false, "Bo de Boer"));
        let bare = DocumentForm { kind: "photo".to_owned(), ..DocumentForm::default() };
        let fields: Vec<String> = bare.check(Language::Nl).expect_err("refused").into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["caption", "maker", "permission", "recognisable"]);
    }

    #[test]
    fn anything_else_says_what_it_is() {
        let form = DocumentForm { kind: "business_case".to_owned(), ..DocumentForm::default() };
        assert_eq!(form.check(Language::Nl), Ok(NewDocument { kind: DocumentKind::BusinessCase, photo: None }));
        let problem = |kind| Err(vec![Problem::new("kind", kind)]);
        assert_eq!(DocumentForm::default().check(Language::Nl), problem(ProblemKind::Missing));
        assert_eq!(DocumentForm { kind: "film".to_owned(), ..form }.check(Language::Nl), problem(ProblemKind::NotOnTheList));
    }

    #[test]
    fn no_photo_is_for_everybody_without_permission_of_who_is_on_it() {
        let may = |recognisable| PhotoPermission::ALL.iter().map(|one| may_publish(*one, recognisable)).collect::<Vec<_>>();
        assert_eq!(may(false), [false, true, true]);
        assert_eq!(may(true), [false, false, true]);
    }

    #[test]
    fn what_the_dossier_rests_on_is_not_withdrawn_and_a_reason_is_more_than_a_word() {
        assert_eq!(withdrawal("Verkeerde versie gestuurd.", false), Ok("Verkeerde versie gestuurd.".to_owned()));
        assert_eq!(withdrawal("weg", false), Err(vec![Problem::new("reason", ProblemKind::TooShort(20))]));
        assert_eq!(withdrawal("Verkeerde versie gestuurd.", true), Err(vec![Problem::new("reason", ProblemKind::InUse)]));
    }
}
