internal import Crypto
internal import EventLog
internal import Glibc
internal import SafeFiles
internal import TransparencyLog

/// Keyed digests of what writers ask for, so that a request happens once and no digest of unsealed
/// content can be guessed from what is stored.
public struct RequestMAC: Sendable {
    /// Keyed already: the key is hashed once, not at each request.
    private let keyed: HMAC<SHA256>

    /// The length of the key in bytes.
    public static let keyLength = 32

    /// The name of the file that holds the key.
    public static let fileName = "request.key"

    /// - Parameter key: Thirty-two secret bytes.
    public init(key: [UInt8]) { keyed = HMAC<SHA256>(key: SymmetricKey(data: key)) }

    /// The key as a file holds it: its bytes, and a checksum of four, so that a damaged key is not
    /// taken for another one.
    static func file(_ key: [UInt8]) -> [UInt8] {
        key + withUnsafeBytes(of: CRC32C.checksum(key).bigEndian) { Array($0) }
    }

    /// Reads the key of a ledger from its folder of keys; an older file has no checksum.
    ///
    /// - Throws: ``LedgerError`` when the file is absent or is no key.
    public init(keysFolder: String) throws(LedgerError) {
        let path = "\(keysFolder)/\(RequestMAC.fileName)"
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try SafeFiles.read(path, limit: 4_096)
        } catch {
            if error.isFault { throw .file("\(error)", hint: "try again") }
            throw .keys("\(error)", hint: "give the folder of keys that init made with --keys")
        }
        let key = Array(bytes.prefix(RequestMAC.keyLength))
        guard key.count == RequestMAC.keyLength, bytes == key || bytes == RequestMAC.file(key)
        else {
            throw .keys(
                "\(path) is damaged: it holds no request key as it was made",
                hint: "restore the folder of keys from where you keep it")
        }
        self.init(key: key)
    }

    /// Whether a folder holds a key, whatever it is worth.
    ///
    /// - Throws: ``LedgerError`` when the storage fails, so that nobody knows.
    public static func hasKey(inFolder folder: String) throws(LedgerError) -> Bool {
        do throws(FileFailure) {
            _ = try SafeFiles.read("\(folder)/\(fileName)", limit: 4_096)
            return true
        } catch {
            if error.isFault { throw .file("\(error)", hint: "do it again") }
            return !error.isAbsence && error.code != ENOTDIR
        }
    }

    /// Refuses a folder that holds a key already.
    ///
    /// - Throws: ``LedgerError``; also when the storage fails, so that nobody knows.
    public static func refuseKey(inFolder folder: String) throws(LedgerError) {
        guard try hasKey(inFolder: folder) else { return }
        throw .keys(
            "\(folder)/\(fileName) exists already", hint: "choose another folder with --keys")
    }

    /// Makes a key, in a folder of its own that only its owner can read.
    ///
    /// - Throws: ``LedgerError`` when the folder cannot be made or holds a key already.
    public static func makeKey(inFolder folder: String) throws(LedgerError) {
        let path = "\(folder)/\(fileName)"
        try refuseKey(inFolder: folder)
        var generator = SystemRandomNumberGenerator()
        let key = (0..<keyLength).map { _ in UInt8.random(in: 0...255, using: &generator) }
        do throws(FileFailure) {
            _ = try SafeFiles.makeFolder(folder, mode: 0o700)
            try SafeFiles.create(bytes: RequestMAC.file(key), at: path, mode: 0o600)
        } catch {
            if error.isFault { throw .file("\(error)", hint: "do it again") }
            throw .keys("\(error)", hint: "choose another folder with --keys")
        }
    }

    /// The keyed digest of a request's content.
    func content(_ bytes: [UInt8]) -> TransparencyLog.Digest {
        var code = keyed
        bytes.withUnsafeBytes { code.update(data: $0) }
        let digest = code.finalize().withUnsafeBytes { TransparencyLog.Digest(bytes: $0) }
        guard let digest else {
            preconditionFailure("SHA-256 gives 32 bytes")
        }
        return digest
    }

    /// The key of a line without an id: its content, and how many like it stand before it.
    func key(ofContent content: TransparencyLog.Digest, occurrence: Int) -> RequestKey {
        let digest =
            occurrence == 0
            ? content : self.content(content.bytes + Array("#\(occurrence)".utf8))
        return digest.withUnsafeBytes { bytes in
            RequestKey(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(
                    bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }
}
