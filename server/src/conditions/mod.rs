//! Opinions on the eight conditions, and the evidence for them.

pub mod store;
