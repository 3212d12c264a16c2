import Testing

@testable import TransparencyLog

struct EntryBundleTests {
    private func bundle(_ entries: [[UInt8]]) throws -> EntryBundle {
        var bundle = EntryBundle()
        for entry in entries {
            try entry.withUnsafeBufferPointer { (entry) throws(EntryBundleError) in
                try bundle.append(entry)
            }
        }
        return bundle
    }

    @Test func `the golden bundle is written to the byte`() throws {
        let golden =
            "0000" + "000100" + "000110" + "00022021" + "00023031" + "000440414243"
            + "00085051525354555657" + "0010606162636465666768696a6b6c6d6e6f"
        let bundle = try bundle(GoldenLog.entries)
        #expect(bundle.bytes == GoldenLog.bytes(golden) && bundle.width == 8)
        let read = try EntryBundle.entries(of: bundle.bytes, width: 8)
        #expect(read.map(Array.init) == GoldenLog.entries)
        let tessera = try self.bundle(["one", "two", "three"].map { Array($0.utf8) })
        #expect(tessera.bytes == GoldenLog.bytes("00036f6e65000374776f00057468726565"))
    }

    @Test func `a bundle holds 256 entries of 65,535 bytes and no more`() throws {
        let entry = [UInt8](repeating: 1, count: 65_535)
        var full = try bundle([entry])
        #expect(full.bytes.count == 65_537)
        for _ in 1..<256 { try [].withUnsafeBufferPointer { try full.append($0) } }
        #expect(throws: EntryBundleError.tooManyEntries) {
            try [].withUnsafeBufferPointer { try full.append($0) }
        }
        #expect(throws: EntryBundleError.entryTooLong(65_536)) { try bundle([entry + [1]]) }
        #expect(try EntryBundle.entries(of: full.bytes, width: 256).count == 256)
    }

    @Test func `bytes that are not so many entries are refused`() throws {
        let bytes = try bundle(GoldenLog.entries).bytes
        for end in 1..<bytes.count {
            #expect(throws: EntryBundleError.self) {
                try EntryBundle.entries(of: Array(bytes[..<end]), width: 8)
            }
        }
        #expect(throws: EntryBundleError.cutShort(entry: 8)) {
            try EntryBundle.entries(of: bytes + [0], width: 9)
        }
        #expect(throws: EntryBundleError.wrongWidth(expected: 7, actual: 8)) {
            try EntryBundle.entries(of: bytes, width: 7)
        }
        #expect(throws: EntryBundleError.wrongWidth(expected: 1, actual: 0)) {
            try EntryBundle.entries(of: [], width: 1)
        }
        let errors: [EntryBundleError] = [
            .tooManyEntries, .entryTooLong(1), .cutShort(entry: 1),
            .wrongWidth(expected: 1, actual: 2),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
    }

    @Test func `a bundle lies beside the tiles of the leaves`() {
        #expect(EntryBundle.path(index: 0, width: 8) == "tile/entries/000.p/8")
        #expect(EntryBundle.path(index: 1_234_067, width: 256) == "tile/entries/x001/x234/067")
    }
}
