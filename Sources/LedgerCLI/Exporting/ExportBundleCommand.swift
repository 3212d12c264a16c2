internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Interchange
internal import Ledger
internal import SafeFiles
internal import TransparencyLog

/// Writes an evidence bundle.
struct ExportBundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: "Writes events, proofs, report and how to check them, as a folder or a .zip.",
        discussion: Examples.text(
            "ccgledger export bundle FICFAIR --as-of 2019-12-31 --key vale.key.vkey --out fair.zip",
            "ccgledger export bundle --finding FAIR-04:9c1d… --key vale.key.vkey --out finding",
            "ccgledger export bundle --stream procurement/FICFAIR/2017-trips --for auditor \\\n"
                + "      --key vale.key.vkey --out tender.zip",
            note: """
                What it holds is written in its VERIFY.md, with three ways to check it: ccgledger \
                check, a Python program that lies in it, and by hand. --for auditor discloses what \
                the schemas keep for auditors. The last checkpoint must cover every event.
                """))

    /// Who reads it.
    enum Reader: String, ExpressibleByArgument, CaseIterable {
        case everyone = "public"
        case auditor

        /// The same, as the ledger asks it.
        var asked: BundleQuestion.Reader {
            switch self {
            case .everyone: .everyone
            case .auditor: .auditor
            }
        }
    }

    @Argument(help: "The ODS code of a body: all that its audit reads.")
    var code: String?

    @Option(help: ArgumentHelp("One finding, of the body named or of any.", valueName: "key"))
    var finding: String?

    @Option(help: ArgumentHelp("A stream, whole; may be repeated.", valueName: "name"))
    var stream: [String] = []

    @Option(name: .customLong("for"), help: "Who reads it: public or auditor.")
    var reader = Reader.everyone

    @Option(
        help: ArgumentHelp(
            "Where to write it: a folder to be made, or a file that ends in .zip.",
            valueName: "path"))
    var out: String

    @Option(
        help: ArgumentHelp(
            "The verifier key of the ledger, or the file that holds it.", valueName: "vkey"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "Logs and witnesses that must have signed (C2SP tlog-policy).", valueName: "file"))
    var policy: String?

    @OptionGroup var asked: FilterOptions
    @OptionGroup var times: TimeOptions
    @OptionGroup var options: LedgerOptions

    func run() async throws {
        let about = try about()
        let filter = try asked.filter()
        let verifier = try key.map { word throws(LedgerError) in try KeyFiles.verifier(word) }
        let witnesses = try policy.map { path throws(LedgerError) in
            try KeyFiles.policy(at: path)
        }
        let trusted = try TrustedKeys(log: verifier, policy: witnesses)
        let given = try policy.map { path throws(LedgerError) in
            try KeyFiles.read(path, limit: WitnessPolicy.maximumLength)
        }
        let file = try place()
        let open = try options.openForReading()
        let (asOf, knownAt) = try times.resolve(in: open.ledger)
        let terminal = Terminal.current
        let progress = Progress(terminal, isQuiet: false)
        let size = Int(clamping: knownAt.size.count)
        let bundle = try open.ledger.bundle(
            BundleQuestion(
                about: about, for: reader.asked, asOf: asOf, knownAt: knownAt, filter: filter,
                trusted: trusted, policy: given)
        ) { progress.report("verifying", Int(clamping: $0), of: size) }
        progress.finish()
        try await open.close()
        if let file {
            try file.write(try bundle.archive())
        } else {
            try BundleFiles.write(bundle.files, to: out)
        }
        answer(bundle, terminal)
    }

    private func about() throws(Failure) -> BundleQuestion.About {
        switch (code, finding, stream.isEmpty) {
        case (let code?, nil, true): return .body(code.uppercased())
        case (let code, let key?, true): return .finding(key, of: code?.uppercased())
        case (nil, nil, false): return .streams(stream)
        case (nil, nil, true):
            throw Failure(
                .usage, "nothing says what the bundle is about",
                hint: "name a body, or give --finding KEY or --stream NAME")
        default:
            throw Failure(
                .usage, "--stream stands alone", hint: "leave the body and --finding out")
        }
    }

    /// The archive to write; nil for a folder.
    private func place() throws(Failure) -> OutputFile? {
        try options.folders.refuse(out, as: "--out")
        guard Folders.isAbsentOrEmpty(out) else {
            throw Failure(
                .usage, "\(out) exists", hint: "name a folder to be made, or another file")
        }
        return BundleFiles.isArchive(out) ? try options.output(out) : nil
    }

    private func answer(_ bundle: EvidenceBundle, _ terminal: Terminal) {
        guard !options.json else {
            var document = bundle.document
            document["out"] = .string(out)
            terminal.print(document.bytes)
            return
        }
        let checkpoint = bundle.checkpoint.checkpoint
        terminal.print(
            "\(out): \(Words.count(bundle.positions.count, "event")) of \(checkpoint.origin), "
                + "with proofs to the checkpoint of \(Words.count(checkpoint.size, "event"))")
        terminal.print(
            "\(Words.count(bundle.disclosedCount, "sealed value")) disclosed, "
                + "\(Words.grouped(bundle.withheldCount)) withheld (WITHHELD.csv says why)")
        terminal.print("manifest  SHA-256 \(bundle.manifestDigest)")
        terminal.print("next: ccgledger check \(out) --key VKEY")
    }
}
