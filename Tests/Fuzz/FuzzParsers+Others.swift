@testable import CanonicalJSON
@testable import EventLog
@testable import Interchange
@testable import SafeFiles
@testable import TransparencyLog

extension FuzzedParser {
    /// Those that read no proofs.
    func runOther(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch self {
        case .json:
            let profile = JSONProfile.interchange(maximumLength: .max)
            guard let value = try? JSONValue(parsing: bytes, profile: profile),
                let written = try? value.canonicalBytes()
            else { return }
            let again = try? JSONValue(parsing: written, profile: profile)
            same((try? again?.canonicalBytes()) ?? [], written)
        case .leaf:
            bytes.withUnsafeBufferPointer { leaf in
                guard let header = try? LeafHeader(leaf) else { return }
                for attribute in LeafHeader.Attribute.allCases {
                    _ = header.text(attribute, in: leaf)
                }
                _ = SealedDigests.all(in: bytes)
            }
            guard let strict = try? JSONValue(parsing: bytes, profile: .canonicalLeaf) else {
                return
            }
            same((try? strict.canonicalBytes()) ?? [], bytes)
            let free = try? JSONValue(parsing: bytes, profile: .leaf)
            precondition(free == strict, "two profiles read a leaf in two ways")
        case .proposal:
            guard let proposal = try? Proposal(line: bytes) else { return }
            same(proposal.bytes, bytes)
            _ = proposal.withData { $0.bytes.count }
        case .words:
            let today = CivilDate(daysSinceEpoch: 18_793)
            if let day = TimeWords.day(text, today: today) { _ = day.adding(days: 1).description }
            if let day = CivilDate(text) { same(Array(day.description.utf8), bytes) }
            if let instant = Instant(text) { _ = instant.londonDate.description }
        case .head:
            // With the checksum that belongs to it, or nothing would come further.
            var slot = Array(bytes.prefix(508))
            slot += [UInt8](repeating: 0, count: 508 - slot.count)
            let sum = CRC32C.checksum(slot)
            withUnsafeBytes(of: sum.bigEndian) { slot.append(contentsOf: $0) }
            for place in [0, 1] {
                if let read = Slot(bytes: slot[...], at: place) { _ = HeadFile.parse(read.payload) }
            }
            _ = HeadFile.parse(bytes)
        case .archive:
            guard let files = try? ZipArchive.files(in: bytes) else { return }
            same((try? ZipArchive.bytes(of: files)) ?? [], bytes)
        case .table:
            if let rows = CSVTable.rows(in: bytes, as: .spreadsheet) { _ = rows.map(\.count) }
        default: return
        }
    }
}
