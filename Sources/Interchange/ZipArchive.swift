/// Files in one file: each stored as it is, in ascending order of names, with one fixed time, so
/// that the same files give the same bytes.
///
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
public enum ZipArchive {
    /// A file in it.
    public typealias File = (name: String, bytes: [UInt8])

    /// The first bytes of every archive that is not empty.
    public static let mark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    private static let localMark: UInt32 = 0x0403_4B50
    private static let entryMark: UInt32 = 0x0201_4B50
    private static let endMark: UInt32 = 0x0605_4B50
    /// Names are UTF-8.
    private static let flags: UInt16 = 0x0800
    /// 1 January 1980, the first day that can be written.
    private static let day: UInt16 = 0x0021

    /// Whether a file begins as an archive does.
    public static func isArchive(_ bytes: [UInt8]) -> Bool { bytes.starts(with: mark) }

    /// Writes an archive.
    ///
    /// - Throws: ``ZipError`` when there is more than the format holds.
    public static func bytes(of files: [File]) throws(ZipError) -> [UInt8] {
        let files = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        let total = files.reduce(0) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 76 }
        guard files.count < 0xFFFF, total < 0xFFFF_0000 else { throw .tooLarge }
        var archive: [UInt8] = []
        archive.reserveCapacity(total + 22)
        var directory: [UInt8] = []
        for file in files {
            let offset = UInt32(archive.count)
            let entry = header(of: file)
            archive.put(localMark)
            archive += entry
            archive += file.name.utf8
            archive += file.bytes
            directory.put(entryMark)
            directory.put(UInt16(0x031E))
            directory += entry
            directory += [UInt8](repeating: 0, count: 6)
            directory.put(UInt32(0o100_644) << 16)
            directory.put(offset)
            directory += file.name.utf8
        }
        let start = UInt32(archive.count)
        archive += directory
        archive.put(endMark)
        archive += [0, 0, 0, 0]
        archive.put(UInt16(files.count))
        archive.put(UInt16(files.count))
        archive.put(UInt32(directory.count))
        archive.put(start)
        archive.put(UInt16(0))
        return archive
    }

    /// What stands alike before a file and in the directory: from the version needed to the length
    /// of the extra field.
    private static func header(of file: File) -> [UInt8] {
        var header: [UInt8] = []
        header.put(UInt16(10))
        header.put(flags)
        header.put(UInt16(0))
        header.put(UInt16(0))
        header.put(day)
        header.put(CRC32.of(file.bytes))
        header.put(UInt32(file.bytes.count))
        header.put(UInt32(file.bytes.count))
        header.put(UInt16(file.name.utf8.count))
        header.put(UInt16(0))
        return header
    }

    // MARK: Reading

    /// Reads an archive that ``bytes(of:)`` wrote; any other is refused.
    ///
    /// - Throws: ``ZipError``.
    public static func files(in archive: [UInt8]) throws(ZipError) -> [File] {
        var files: [File] = []
        var place = 0
        while archive.number32(at: place) == localMark {
            guard let size = archive.number32(at: place + 18),
                let length = archive.number16(at: place + 26)
            else { throw .malformed }
            let name = place + 30
            let start = name + Int(length)
            let end = start + Int(size)
            guard end <= archive.count,
                let text = String(validating: archive[name..<start], as: UTF8.self)
            else { throw .malformed }
            guard isSafe(text) else { throw .unsafeName(text) }
            files.append((text, Array(archive[start..<end])))
            place = end
        }
        // One archive has one form: whatever differs from what is written again is not ours.
        guard try bytes(of: files) == archive else { throw .malformed }
        for (file, next) in zip(files, files.dropFirst()) where file.name == next.name {
            throw .malformed
        }
        return files
    }

    /// Whether a name stays within the folder that the archive is opened in.
    public static func isSafe(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty && part != "." && part != ".."
                && part.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x5C && $0 != 0x3A }
        }
    }
}

/// Why an archive cannot be written or read.
public enum ZipError: Error, Hashable, Sendable {
    /// There are more files or bytes than the format holds.
    case tooLarge
    /// It is cut short, changed, or was written by another program.
    case malformed
    /// A file in it has a name that could lead out of the folder.
    case unsafeName(String)
}

extension ZipError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .tooLarge: "there is more than a .zip holds: 65,534 files or 4 GB"
        case .malformed:
            "the archive was changed or cut short, or another program wrote it"
        case .unsafeName(let name): "the archive holds a file with the name \(name)"
        }
    }
}

/// The check sum of the format. Source: ITU-T V.42, section 8.1.1.6.2.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
        }
    }

    /// The check sum of bytes.
    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { sum, byte in
            table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8
        }
    }
}

extension [UInt8] {
    fileprivate mutating func put(_ number: some FixedWidthInteger) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    fileprivate func number16(at place: Int) -> UInt16? {
        guard place >= 0, place + 2 <= count else { return nil }
        return UInt16(self[place]) | UInt16(self[place + 1]) << 8
    }

    fileprivate func number32(at place: Int) -> UInt32? {
        guard let low = number16(at: place), let high = number16(at: place + 2) else { return nil }
        return UInt32(low) | UInt32(high) << 16
    }
}
