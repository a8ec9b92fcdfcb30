//! Codes with their names as choices in a form.

use crate::ui::Choice;

/// The choices for a list of codes and names.
pub(super) fn named(list: Vec<(String, String)>) -> Vec<Choice> {
    list.into_iter().map(|(code, name)| Choice::new(code, name)).collect()
}
