internal import Glibc
internal import Ledger
internal import SafeFiles

/// Prints a page as PDF with Debian's weasyprint; the same page gives the same bytes.
struct PDFPrinter {
    /// Where the program lies.
    let program: String
    private let path: String

    /// Looks for the program in the folders of PATH.
    ///
    /// - Throws: ``Failure`` when it is in none of them.
    init(_ terminal: Terminal) throws(Failure) {
        path = terminal.environment("PATH") ?? "/usr/bin:/bin"
        let candidates = path.split(separator: ":").map { "\($0)/weasyprint" }
        guard let found = candidates.first(where: { access($0, X_OK) == 0 }) else {
            throw Failure(
                .storage, "a PDF is printed by weasyprint, which is not installed",
                hint: "apt-get install weasyprint; or take --format html, which is the report, and "
                    + "print it from a browser")
        }
        program = found
    }

    /// The page as PDF/UA.
    ///
    /// - Parameters:
    ///   - page: HTML.
    ///   - identifier: What the file is known by.
    ///   - seconds: The moment that stands in the file.
    /// - Throws: ``Failure`` when the program fails, with what it said.
    func pdf(
        of page: [UInt8], identifier: String, secondsSince1970 seconds: Int64
    ) throws(Failure) -> [UInt8] {
        let folder = try Folders.makeTemporary()
        Interruption.remove(folder)
        defer {
            Folders.remove(folder)
            Interruption.keep(folder)
        }
        do throws(FileFailure) {
            try SafeFiles.write(bytes: page, to: "\(folder)/report.html", mode: 0o600)
        } catch {
            throw Failure(.storage, "\(error)")
        }
        let status = ChildProcess.run(
            [
                program, "--quiet", "--pdf-variant", "pdf/ua-1", "--pdf-identifier", identifier,
                "\(folder)/report.html", "\(folder)/report.pdf",
            ],
            environment: [
                "PATH=\(path)", "HOME=\(folder)", "LC_ALL=C.UTF-8", "SOURCE_DATE_EPOCH=\(seconds)",
            ], output: "\(folder)/messages", messages: "\(folder)/messages")
        let made = try? SafeFiles.read("\(folder)/report.pdf", limit: 1 << 28)
        guard status == 0, let made else {
            let said = (try? SafeFiles.read("\(folder)/messages", limit: 1 << 20)) ?? []
            let last = said.split(separator: 0x0A).last ?? []
            throw Failure(
                .storage,
                "\(program) did not print the page: "
                    + String(decoding: last, as: UTF8.self),
                hint: "take --format html, which is the report, and print it from a browser")
        }
        return made
    }
}
