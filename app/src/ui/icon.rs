//! Small line drawings. They stand beside a word, never instead of it.

use leptos::prelude::*;

/// What is drawn, on a grid of 20 by 20.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Something to add.
    Plus,
    /// In order.
    Check,
    /// Something to take away.
    Cross,
    /// Something to look at.
    Attention,
    /// A file to take along.
    Download,
    /// Something to find.
    Search,
    /// Something to change.
    Pencil,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Plus => "M10 4v12M4 10h12",
            Self::Check => "M4 10.5 8.2 15 16 5.5",
            Self::Cross => "M5 5l10 10M15 5 5 15",
            Self::Attention => "M10 3 18 17H2zM10 8v4M10 14.4v.2",
            Self::Download => "M10 3v10M6 9.5l4 4 4-4M4 17h12",
            Self::Search => "M14 8.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM12.5 12.5 17 17",
            Self::Pencil => "M4 16l1-4 8.5-8.5 3 3L8 15zM11.5 5.5l3 3",
        }
    }
}

/// A drawing for people who see it; screen readers hear the word beside it.
#[component]
pub fn Icon(shape: Shape) -> impl IntoView {
    view! {
        <svg class="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=shape.path() />
        </svg>
    }
}
