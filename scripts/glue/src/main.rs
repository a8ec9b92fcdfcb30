//! Writes the script and the module that a browser loads, from what the compiler made of the islands.
//!
//! The program that the library comes with does the same and is compiled apart, with a client and a server for HTTP; here the lock file
//! keeps both sides at one version.

use std::env::args_os;
use std::error::Error;
use wasm_bindgen_cli_support::Bindgen;

/// `glue MODULE FOLDER`
fn main() -> Result<(), Box<dyn Error>> {
    let (Some(module), Some(folder), None) = (args_os().nth(1), args_os().nth(2), args_os().nth(3)) else {
        return Err("usage: glue MODULE FOLDER".into());
    };
    Ok(Bindgen::new().web(true)?.typescript(false).input_path(module).out_name("poort").generate(folder)?)
}
