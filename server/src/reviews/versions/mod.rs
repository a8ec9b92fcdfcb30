//! The versions of what is kept of reviews as JSON, each with a shape of its own.

mod consensus;
mod criteria;
mod review;
