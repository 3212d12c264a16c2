internal import ArgumentParser
internal import CanonicalJSON
internal import Interchange
internal import Ledger
internal import TransparencyLog

/// Checks a file offline.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a proof, checkpoint, receipt or bundle offline, with keys of your own.",
        discussion: Examples.text(
            "ccgledger check 16.tlog-proof --key vale.key.vkey",
            "ccgledger check growth.proof --policy policy.txt --checkpoint kept.checkpoint",
            "ccgledger check receipt.json --proof receipt.tlog-proof --key vale.key.vkey",
            "ccgledger check vale.zip --key vale.key.vkey",
            note: """
                Ends with 3 when the file does not prove what it should, with 6 when it is nothing \
                that can be checked, with 7 when it is not there, and with 64 when something is \
                missing beside it, such as what proves a receipt. No ledger is needed. Whom to \
                believe is never taken from the file.
                """))

    @Argument(help: "The proof, checkpoint or receipt; or a bundle, as a folder or a .zip.")
    var file: String

    @OptionGroup var trust: TrustOptions

    @Option(help: ArgumentHelp("What proves a receipt; may be repeated.", valueName: "file"))
    var proof: [String] = []

    @Option(
        help: ArgumentHelp("The event's leaf, where the proof does not hold it.", valueName: "file")
    )
    var leaf: String?

    @Flag(help: "Answer with one JSON document.")
    var json = false

    func run() async throws {
        func read(_ path: String) throws(LedgerError) -> [UInt8] {
            try KeyFiles.read(path, limit: FileCheck.maximumLength)
        }
        var proofs: [(name: String, bytes: [UInt8])] = []
        for path in proof { proofs.append((path, try read(path))) }
        let check = FileCheck(
            trusted: try trust.trusted(), leaf: try leaf.map(read),
            kept: try trust.kept().map(\.signed), proofs: proofs)
        let checked: CheckedFile
        if Folders.isFolder(file) {
            checked = try check.check(bundle: try BundleFiles.read(file), name: file)
        } else {
            let limit =
                BundleFiles.isArchive(file) ? FileCheck.maximumBundle : FileCheck.maximumLength
            let bytes = try KeyFiles.read(file, limit: limit)
            checked =
                ZipArchive.isArchive(bytes)
                ? try check.check(archive: bytes, name: file)
                : try check.check(bytes, name: file)
        }
        let terminal = Terminal.current
        guard !json else {
            terminal.print(checked.document.bytes)
            return
        }
        terminal.print("\(file): \(checked.kind.rawValue) of \(checked.checkpoint.origin)")
        for sentence in checked.proved { terminal.print("  proved    \(sentence)") }
        for sentence in checked.unproved { terminal.print("  unproved  \(sentence)") }
        if let leaf = checked.leaf {
            terminal.print("  event     \(String(decoding: leaf, as: UTF8.self))")
        }
    }
}
