//! Prints the runs of a PDF, one a line: page, position, width, size, style, origin, text.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for path in std::env::args().skip(1) {
        let read = std::fs::read(&path).map_err(|error| error.to_string());
        match read
            .and_then(|bytes| rapporteur::text::pdf::read(&bytes).map_err(|error| format!("{}: {error}", error.code)))
        {
            Ok(pages) => print(&pages),
            Err(error) => {
                eprintln!("{path}: {error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn print(pages: &rapporteur::model::Pages) {
    for page in &pages.pages {
        println!(
            "== page {} {}x{} strokes {} unreadable {}",
            page.number,
            page.width,
            page.height,
            page.strokes.len(),
            page.unreadable
        );
        for run in &page.runs {
            let mark = |on: bool, mark: char| if on { mark } else { '-' };
            let style = [mark(run.style.bold, 'b'), mark(run.style.italic, 'i'), mark(run.style.raised, 'r')];
            println!(
                "{:6.1} {:6.1} w{:5.1} s{:4.1} {} {:?} |{}|",
                run.x,
                run.y,
                run.width,
                run.size,
                String::from_iter(style),
                run.origin,
                page.text_of(run)
            );
        }
    }
    for problem in &pages.problems {
        println!("!! {:?} {} {:?} {}", problem.severity, problem.code, problem.page, problem.message);
    }
}
