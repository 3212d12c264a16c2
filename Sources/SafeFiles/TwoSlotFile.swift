import Glibc
import Synchronization

/// A small value that is rewritten often, in place, and survives a write that is cut short.
///
/// The file is 1,024 bytes, two slots of 512. A write goes to the slot with the older value, so
/// the newer one is never touched. Any number may read meanwhile; that one process alone writes
/// is for the caller to see to, with a ``FileLock``.
public final class TwoSlotFile: Sendable {
    /// The largest number of bytes that a value may have, 490.
    public static let payloadLimit = Slot.payloadLimit

    /// Where the file is.
    public let path: String
    private let file: OpenFile
    private let writing = Mutex(())

    private init(path: String, file: consuming OpenFile) {
        self.path = path
        self.file = file
    }

    /// A value as it was found.
    public struct Content: Hashable, Sendable {
        /// The value.
        public let payload: [UInt8]
        /// One more for each write since the file was created.
        public let sequence: UInt64
        /// Whether the other slot is unreadable, so that this value may not be the newest.
        public let otherSlotIsDamaged: Bool
    }

    /// Creates the file, synced and whole, or replaces what is there; both slots hold the value.
    ///
    /// - Throws: ``TwoSlotError/payloadTooLong(limit:actual:)``, or ``TwoSlotError/file(_:)``.
    public static func create(
        _ path: String, payload: [UInt8], mode: UInt32 = 0o600
    ) throws(TwoSlotError) -> TwoSlotFile {
        try refuseUnlessFitting(payload)
        let slots =
            Slot(sequence: 0, payload: payload).bytes
            + Slot(sequence: 1, payload: payload).bytes
        do {
            try SafeFiles.write(bytes: slots, to: path, mode: mode)
        } catch {
            throw .file(error)
        }
        return try open(path)
    }

    /// Opens a file that exists. Its slots are not looked at yet.
    ///
    /// - Throws: ``TwoSlotError/absent(path:)`` when there is no such file, or
    ///   ``TwoSlotError/file(_:)``.
    public static func open(
        _ path: String, readOnly: Bool = false
    ) throws(TwoSlotError) -> TwoSlotFile {
        do {
            let file = try OpenFile(path, flags: readOnly ? O_RDONLY : O_RDWR)
            return TwoSlotFile(path: path, file: file)
        } catch {
            throw error.isAbsence ? .absent(path: path) : .file(error)
        }
    }

    /// The newest value that is readable.
    ///
    /// - Throws: ``TwoSlotError/unreadable(path:)`` when neither slot is, or
    ///   ``TwoSlotError/file(_:)``.
    public func read() throws(TwoSlotError) -> Content {
        // A reader that is held up can meet both slots in mid-write; it never does so for long.
        for _ in 0..<3 {
            let slots = try readSlots()
            if let newest = Self.newest(of: slots) {
                return Content(
                    payload: newest.payload, sequence: newest.sequence,
                    otherSlotIsDamaged: slots.contains(nil))
            }
        }
        throw .unreadable(path: path)
    }

    /// Puts a value in the place of the older one.
    ///
    /// - Parameter sync: Whether to wait until the value is on the disk. Without it a power cut
    ///   may lose the value, and never the one before.
    /// - Throws: ``TwoSlotError/payloadTooLong(limit:actual:)``,
    ///   ``TwoSlotError/unreadable(path:)`` when neither slot says which is older,
    ///   ``TwoSlotError/sequenceExhausted(path:)``, or ``TwoSlotError/file(_:)``.
    public func write(_ payload: [UInt8], sync: Bool) throws(TwoSlotError) {
        try Self.refuseUnlessFitting(payload)
        try writing.withLock { (_) throws(TwoSlotError) in
            guard let newest = Self.newest(of: try readSlots()) else {
                throw .unreadable(path: path)
            }
            guard newest.sequence < UInt64.max else { throw .sequenceExhausted(path: path) }
            let slot = Slot(sequence: newest.sequence + 1, payload: payload)
            do throws(FileFailure) {
                try file.write(slot.bytes, at: slot.place * Slot.byteCount)
                if sync { try file.syncData() }
            } catch {
                throw .file(error)
            }
        }
    }

    /// Waits until everything that was written is on the disk.
    ///
    /// - Throws: ``TwoSlotError/file(_:)``.
    public func sync() throws(TwoSlotError) {
        do { try file.syncData() } catch { throw .file(error) }
    }

    private func readSlots() throws(TwoSlotError) -> [Slot?] {
        let bytes: [UInt8]
        do { bytes = try file.read(2 * Slot.byteCount, at: 0) } catch { throw .file(error) }
        return [0, 1].map { place in
            Slot(bytes: bytes.dropFirst(place * Slot.byteCount).prefix(Slot.byteCount), at: place)
        }
    }

    private static func newest(of slots: [Slot?]) -> Slot? {
        slots.compactMap { $0 }.max { $0.sequence < $1.sequence }
    }

    private static func refuseUnlessFitting(_ payload: [UInt8]) throws(TwoSlotError) {
        guard payload.count <= payloadLimit else {
            throw .payloadTooLong(limit: payloadLimit, actual: payload.count)
        }
    }
}

/// Why a value in two slots cannot be read or written.
public enum TwoSlotError: Error, Hashable, Sendable {
    /// There is no such file.
    case absent(path: String)
    /// There is a file, and neither of its slots holds a value.
    case unreadable(path: String)
    /// The value does not fit a slot.
    case payloadTooLong(limit: Int, actual: Int)
    /// The file claims to have been written 2^64 − 1 times.
    case sequenceExhausted(path: String)
    /// The operating system said no.
    case file(FileFailure)
}

extension TwoSlotError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch self {
        case .absent(let path): "\(path) does not exist"
        case .unreadable(let path): "\(path) is damaged: neither of its two slots can be read"
        case .payloadTooLong(let limit, let actual):
            "a slot holds at most \(limit) bytes, not \(actual)"
        case .sequenceExhausted(let path): "\(path) cannot be written any more"
        case .file(let failure): failure.description
        }
    }
}
