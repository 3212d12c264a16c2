import Testing

@testable import TransparencyLog

struct SignedNoteTests {
    private let golden = Array((GoldenLog.text + "\n" + GoldenLog.signature).utf8)

    @Test func `a note is read and written byte for byte`() throws {
        let note = try SignedNote(parsing: golden)
        #expect(note.bytes == golden && note.signatures.count == 1)
        #expect(note.text == Array(GoldenLog.text.utf8))
        #expect(try note.verified(by: [GoldenLog.log().verifier]).count == 1)
    }

    @Test func `the text may hold empty lines, for the last one ends it`() throws {
        let text = Array("a\n\nb\n\n\nc\n".utf8)
        let key = try GoldenLog.log()
        let note = try SignedNote(text: text, signatures: [key.sign(text)])
        let read = try SignedNote(parsing: note.bytes)
        #expect(read == note && read.text == text)
        #expect(try read.verified(by: [key.verifier]).count == 1)
    }

    @Test func `every change of the golden note is refused, in form or by its signature`() throws {
        let key = try GoldenLog.log().verifier
        for bytes in GoldenLog.spoilt(golden) {
            #expect(throws: NoteError.self, "\(String(decoding: bytes, as: UTF8.self))") {
                try SignedNote(parsing: bytes).verified(by: [key])
            }
        }
    }

    @Test func `unknown signatures are ignored, up to 5 kB each and more than sixteen`() throws {
        var note = try SignedNote(parsing: golden)
        for number in 0..<20 {
            let name = try #require(KeyName("unknown.example/\(number)"))
            note = try note.adding(
                NoteSignature(
                    name: name, id: UInt32(number), bytes: [UInt8](repeating: 7, count: 5_120)))
        }
        // The name and another id is another key, too.
        note = try note.adding(
            NoteSignature(name: GoldenLog.log().verifier.name, id: 1, bytes: [1, 2, 3]))
        let read = try SignedNote(parsing: note.bytes)
        #expect(read.signatures.count == 22)
        #expect(try read.verified(by: [GoldenLog.log().verifier]).count == 1)
        #expect(throws: NoteError.noneVerified) {
            try read.verified(by: [GoldenLog.witness(2).verifier])
        }
    }

    @Test func `one bad signature of a known key rejects the note`() throws {
        let key = try GoldenLog.log().verifier
        let bad = NoteSignature(name: key.name, id: key.id, bytes: [UInt8](repeating: 0, count: 64))
        let note = try SignedNote(parsing: golden).adding(bad)
        #expect(throws: NoteError.badSignature(name: key.name.text)) {
            try note.verified(by: [key])
        }
        #expect(try note.adding(bad) == note)
    }

    @Test(
        arguments: [
            ("", .unsigned), ("a\n", .unsigned), ("a\n\n", .unsigned),
            ("a\n\nb\n", .malformedSignature(number: 1)),
            ("a\n\n— b AAAAAAA=", .malformedSignature(number: 1)),
            ("a\n\n— b AAAAAA==\n", .malformedSignature(number: 1)),
            ("a\n\n- b AAAAAAA=\n", .malformedSignature(number: 1)),
            ("a\n\n— b  AAAAAAA=\n", .malformedSignature(number: 1)),
            ("a\n\n— b+c AAAAAAA=\n", .malformedSignature(number: 1)),
            ("a\n\n— b AAAAAAA=\n— b AAAA\u{301}\n", .malformedSignature(number: 2)),
            ("a\n\n— b AAAAAAA=\r\n", .notText(offset: 17)),
            ("a\tb\n\n— b AAAAAAA=\n", .notText(offset: 1)),
        ] as [(String, NoteError)])
    func `what is no note is refused with its reason`(text: String, error: NoteError) {
        #expect(throws: error) { try SignedNote(parsing: Array(text.utf8)) }
    }

    @Test func `what is too much, or no UTF-8, is refused`() throws {
        #expect(throws: NoteError.notUTF8) { try SignedNote(parsing: [0xFF, 0x0A] + golden) }
        let long = [UInt8](repeating: 0x61, count: SignedNote.maximumLength + 1)
        #expect(throws: NoteError.tooLong(long.count)) { try SignedNote(parsing: long) }
        let line = Array("— b AAAAAAA=\n".utf8)
        let many = Array("a\n\n".utf8) + (0..<129).flatMap { _ in line }
        #expect(throws: NoteError.tooManySignatures(129)) { try SignedNote(parsing: many) }
        let name = try #require(KeyName("b"))
        let signature = NoteSignature(name: name, id: 0, bytes: [1])
        for (text, error) in [
            ("a", NoteError.unfinishedText), ("a\u{1}\n", .notText(offset: 1)),
        ] {
            #expect(throws: error) {
                try SignedNote(text: Array(text.utf8), signatures: [signature])
            }
        }
        #expect(throws: NoteError.unsigned) { try SignedNote(text: [0x0A], signatures: []) }
    }

    @Test func `lines of signatures alone are read`() throws {
        let line = Array(GoldenLog.signature.utf8)
        let read = try NoteSignature.parse(lines: line + line)
        #expect(read.count == 2 && read[0].line == line)
        #expect(throws: NoteError.unsigned) { try NoteSignature.parse(lines: []) }
        #expect(throws: NoteError.malformedSignature(number: 2)) {
            try NoteSignature.parse(lines: line + line.dropLast())
        }
    }

    @Test func `each reason has its own sentence`() {
        let errors: [NoteError] = [
            .tooLong(1), .notText(offset: 1), .notUTF8, .unfinishedText, .unsigned,
            .malformedSignature(number: 1), .tooManySignatures(1), .badSignature(name: "a"),
            .noneVerified,
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
    }
}
