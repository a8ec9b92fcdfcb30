//! Why a file is not taken. Each kind has its own sentence, with the numbers that it needs.

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRefusal {
    /// Nothing is in it.
    Empty,
    /// Larger than so many bytes.
    TooLarge(u64),
    /// The project has room for so many bytes more.
    NoRoom(u64),
    /// A kind of file that is not on the list.
    NotOnTheList,
    /// A page or drawing of the web, which can run programs: HTML, SVG, XML.
    ActivePage,
    /// A program.
    Program,
    /// An office file with macros.
    Macros,
    /// An office file or PDF that holds another file or a link that opens by itself.
    Embedded,
    /// A PDF that runs a script or a program.
    PdfScript,
    /// Two kinds of file in one.
    TwoInOne,
    /// An office file that says to become far larger than it is.
    Bomb,
    /// An office file that is locked with a password.
    Locked,
    /// An office file with names that lead out of it.
    Traversal,
    /// It ends half-way, or its parts contradict each other.
    Broken,
    /// A picture of more than so many dots.
    TooManyPixels(u64),
    /// A photo that is no picture.
    NotAPicture,
    /// The virus scanner found this in it.
    Virus(String),
    /// The server cannot keep it now: its disk is full or does not answer.
    NotStored,
    /// What arrived is not what was sent.
    OtherHash,
    /// The very same file is there already, as this version.
    SameAsNow,
}
