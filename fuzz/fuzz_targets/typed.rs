//! See `rapporteur_fuzz::typed`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rapporteur_fuzz::typed(data));
