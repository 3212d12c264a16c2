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
        let status = run(
            [
                program, "--quiet", "--pdf-variant", "pdf/ua-1", "--pdf-identifier", identifier,
                "\(folder)/report.html", "\(folder)/report.pdf",
            ],
            [
                "PATH=\(path)", "HOME=\(folder)", "LC_ALL=C.UTF-8", "SOURCE_DATE_EPOCH=\(seconds)",
            ], messages: "\(folder)/messages")
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

    /// Runs a program to its end; zero when all went well.
    private func run(
        _ arguments: [String], _ environment: [String], messages: String
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, messages, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) }
        argv.append(nil)
        envp.append(nil)
        defer { for pointer in argv + envp { free(pointer) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, arguments[0], &actions, nil, argv, envp)
        guard failure == 0 else { return failure }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return errno }
        }
        return status
    }
}
