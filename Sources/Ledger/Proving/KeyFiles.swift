internal import EventLog
internal import Glibc
internal import SafeFiles
public import TransparencyLog

/// Keys and policies in files: what an auditor trusts comes from the auditor's own.
public enum KeyFiles {
    /// The most bytes that a file with a key has.
    private static let maximumLength = 16_384

    /// What stands behind the name of a signing key's file in that of its verifier key.
    public static let verifierSuffix = ".vkey"

    /// Makes a signing key in a file that only its owner can read, and its verifier key beside it.
    ///
    /// - Throws: ``LedgerError/keys(_:hint:)`` when either file exists or cannot be made.
    public static func generate(
        name: KeyName, kind: VerifierKey.Kind = .note, at path: String
    ) throws(LedgerError) -> VerifierKey {
        do {
            let key = try SignerKey.generate(name: name, kind: kind)
            try SafeFiles.create(bytes: line(key.privateText), at: path, mode: 0o600)
            try SafeFiles.create(
                bytes: line(key.verifier.text), at: path + verifierSuffix, mode: 0o644)
            return key.verifier
        } catch let failure as FileFailure {
            let hint =
                failure.code == EEXIST
                ? "a key is never overwritten: give another --out" : "give another --out"
            throw .keys("\(failure)", hint: hint)
        } catch {
            throw .keys("\(error)", hint: nil)
        }
    }

    /// The signing key in a file.
    ///
    /// - Throws: ``LedgerError/keys(_:hint:)`` when the file cannot be read,
    ///   ``LedgerError/input(_:)`` when it holds no signing key.
    public static func signer(at path: String) throws(LedgerError) -> SignerKey {
        let text: String
        do throws(FileFailure) {
            text = firstLine(try SafeFiles.read(path, limit: maximumLength, takesPipe: true))
        } catch {
            throw .keys("\(error)", hint: "ccgledger key generate --out FILE makes a key")
        }
        do throws(KeyError) { return try SignerKey(parsing: text) } catch {
            throw .malformed(path, "\(error)", hint: "give the file that key generate made")
        }
    }

    /// A verifier key, given as its text or as the file that holds it.
    ///
    /// - Throws: ``LedgerError/input(_:)`` when it is neither, ``LedgerError/file(_:hint:)`` when
    ///   the storage fails.
    public static func verifier(_ word: String) throws(LedgerError) -> VerifierKey {
        if let key = try? VerifierKey(parsing: word) { return key }
        let text: String
        do throws(FileFailure) {
            text = firstLine(try SafeFiles.read(word, limit: maximumLength, takesPipe: true))
        } catch let failure {
            guard failure.isAbsence else { throw LedgerError(named: failure) }
            do throws(KeyError) { return try VerifierKey(parsing: word) } catch {
                throw .malformed(nil, "\(word): \(error), and there is no such file", hint: nil)
            }
        }
        do throws(KeyError) { return try VerifierKey(parsing: text) } catch {
            throw .malformed(word, "\(error)", hint: "give the .vkey file, or its one line")
        }
    }

    /// The policy in a file.
    ///
    /// - Throws: ``LedgerError/input(_:)`` with the line that is wrong,
    ///   ``LedgerError/notFound(_:hint:)``, ``LedgerError/file(_:hint:)``.
    public static func policy(at path: String) throws(LedgerError) -> WitnessPolicy {
        let bytes = try read(path, limit: WitnessPolicy.maximumLength)
        do throws(PolicyError) { return try WitnessPolicy(parsing: bytes) } catch {
            throw .malformed(
                path, "\(error)", line: error.line > 0 ? error.line : nil,
                hint: "see C2SP tlog-policy")
        }
    }

    /// The checkpoint in a file.
    ///
    /// - Throws: ``LedgerError/input(_:)`` when it holds none, ``LedgerError/notFound(_:hint:)``,
    ///   ``LedgerError/file(_:hint:)``.
    public static func checkpoint(at path: String) throws(LedgerError) -> SignedCheckpoint {
        let bytes = try read(path, limit: SignedNote.maximumLength)
        do throws(CheckpointError) { return try SignedCheckpoint(parsing: bytes) } catch {
            throw .malformed(path, "\(error)", hint: nil)
        }
    }

    /// A file that somebody named.
    ///
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when there is none, ``LedgerError/input(_:)``
    ///   when it is no file or too long, ``LedgerError/file(_:hint:)``.
    public static func read(_ path: String, limit: Int) throws(LedgerError) -> [UInt8] {
        do throws(FileFailure) {
            return try SafeFiles.read(path, limit: limit, takesPipe: true)
        } catch {
            throw LedgerError(named: error)
        }
    }

    private static func line(_ text: String) -> [UInt8] { Array(text.utf8) + [0x0A] }

    /// The text without the newline at its end.
    private static func firstLine(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self)
    }
}

extension LedgerError {
    /// A file that somebody named, and that is not there or not what it should be; what else keeps
    /// it from being read is trouble with the storage.
    init(named failure: FileFailure, hint: String? = nil) {
        if failure.isAbsence || failure.code == ENOTDIR {
            self = .notFound("there is no file \(failure.path)", hint: hint)
        } else if failure.stranger != nil || failure.code == EFBIG {
            self = .malformed(nil, "\(failure)", hint: hint)
        } else {
            self = .file("\(failure)", hint: hint)
        }
    }

    /// Something that cannot be read as what it should be.
    static func malformed(
        _ file: String?, _ reason: String, line: Int? = nil, hint: String?
    ) -> LedgerError {
        let issue = FieldIssue(path: "", value: nil, reason: reason, hint: hint)
        return .input([InputError(issue, file: file, line: line)])
    }
}
