extension WitnessPolicy {
    /// The most bytes that a policy has here.
    public static let maximumLength = 1 << 20

    /// Reads a policy: lines `log`, `witness`, `group` and one `quorum`; empty lines and those that
    /// begin with `#` say nothing.
    ///
    /// - Throws: ``PolicyError`` with the line that is wrong.
    public init(parsing bytes: [UInt8]) throws(PolicyError) {
        guard bytes.count <= WitnessPolicy.maximumLength else { throw PolicyError(0, .tooLong) }
        var reader = PolicyReader()
        let finished = bytes.last == TextLines.newline ? bytes : bytes + [TextLines.newline]
        var lines = TextLines(finished[...])
        while let line = lines.next() {
            do throws(PolicyError.Reason) { try reader.read(line) } catch {
                throw PolicyError(lines.count, error)
            }
        }
        guard reader.hasQuorum else { throw PolicyError(0, .noQuorum) }
        self = reader.policy
    }
}

/// Reads a policy line by line.
private struct PolicyReader {
    var policy = WitnessPolicy()
    var hasQuorum = false
    private var publicKeys: Set<[UInt8]> = []
    private var members: Set<Int> = []

    private static let none = Array("none".utf8)

    mutating func read(_ line: ArraySlice<UInt8>) throws(PolicyError.Reason) {
        guard String(validating: line, as: UTF8.self) != nil,
            !line.contains(where: { $0 < 0x20 && $0 != 0x09 })
        else { throw .notText }
        let words = line.split { $0 == 0x20 || $0 == 0x09 }
        guard let keyword = words.first, keyword.first != UInt8(ascii: "#") else { return }
        let rest = Array(words.dropFirst())
        if keyword.elementsEqual("log".utf8) {
            try readLog(rest)
        } else if keyword.elementsEqual("witness".utf8) {
            try readWitness(rest)
        } else if keyword.elementsEqual("group".utf8) {
            try readGroup(rest)
        } else if keyword.elementsEqual("quorum".utf8) {
            try readQuorum(rest)
        } else {
            throw .unknownKeyword(String(decoding: keyword, as: UTF8.self))
        }
    }

    private mutating func readLog(_ words: [ArraySlice<UInt8>]) throws(PolicyError.Reason) {
        guard (1...2).contains(words.count) else { throw .malformed("log VKEY [URL]") }
        policy.logs.append(try key(words[0], .note))
    }

    private mutating func readWitness(_ words: [ArraySlice<UInt8>]) throws(PolicyError.Reason) {
        guard (2...3).contains(words.count) else { throw .malformed("witness NAME VKEY [URL]") }
        let name = try newName(words[0])
        policy.witnesses.append(try key(words[1], .cosignature))
        policy.define(name, .witness(policy.witnesses.count - 1))
    }

    private mutating func readGroup(_ words: [ArraySlice<UInt8>]) throws(PolicyError.Reason) {
        guard words.count >= 3 else { throw .malformed("group NAME any|all|K MEMBER...") }
        let name = try newName(words[0])
        var places: [Int] = []
        for word in words.dropFirst(2) {
            let place = try place(word)
            guard members.insert(place).inserted else {
                throw .memberTwice(policy.parts[place].name.text)
            }
            places.append(place)
        }
        let threshold = try PolicyReader.threshold(words[1], of: places.count)
        policy.define(name, .group(threshold: threshold, members: places))
    }

    private mutating func readQuorum(_ words: [ArraySlice<UInt8>]) throws(PolicyError.Reason) {
        guard words.count == 1 else { throw .malformed("quorum NAME, or quorum none") }
        guard !hasQuorum else { throw .secondQuorum }
        hasQuorum = true
        if words[0].elementsEqual(PolicyReader.none) { return }
        policy.quorum = try place(words[0])
    }

    private static func threshold(
        _ word: ArraySlice<UInt8>, of count: Int
    ) throws(PolicyError.Reason) -> Int {
        if word.elementsEqual("any".utf8) { return 1 }
        if word.elementsEqual("all".utf8) { return count }
        guard let number = DecimalText.value(word), (1...UInt64(count)).contains(number) else {
            throw .badThreshold(String(decoding: word, as: UTF8.self), members: count)
        }
        return Int(number)
    }

    private mutating func key(
        _ word: ArraySlice<UInt8>, _ kind: VerifierKey.Kind
    ) throws(PolicyError.Reason) -> VerifierKey {
        let key: VerifierKey
        do throws(KeyError) {
            key = try VerifierKey(parsing: String(decoding: word, as: UTF8.self))
        } catch {
            throw .key(error)
        }
        guard key.kind == kind else { throw .key(.otherUse(key.kind)) }
        // The name of a witness is in no signature: one key under two names would count twice.
        guard publicKeys.insert(key.publicKey).inserted else { throw .keyTwice(key.name.text) }
        return key
    }

    private func newName(_ word: ArraySlice<UInt8>) throws(PolicyError.Reason) -> KeyName {
        let name = try PolicyReader.name(word)
        guard policy.names[name] == nil else { throw .nameTwice(name.text) }
        return name
    }

    private func place(_ word: ArraySlice<UInt8>) throws(PolicyError.Reason) -> Int {
        let name = try PolicyReader.name(word)
        guard let place = policy.names[name] else { throw .unknownName(name.text) }
        return place
    }

    private static func name(_ word: ArraySlice<UInt8>) throws(PolicyError.Reason) -> KeyName {
        guard !word.elementsEqual(none), let name = KeyName(utf8: word) else {
            throw .badName(String(decoding: word, as: UTF8.self))
        }
        return name
    }
}

/// Why a text is not a policy.
public struct PolicyError: Error, Hashable, Sendable {
    /// The line, counted from 1; 0 when it is the file as a whole.
    public let line: Int
    /// What is wrong there.
    public let reason: Reason

    init(_ line: Int, _ reason: Reason) {
        self.line = line
        self.reason = reason
    }

    /// What can be wrong.
    public enum Reason: Error, Hashable, Sendable {
        /// The file has more bytes than are read.
        case tooLong
        /// The line is not UTF-8, or holds a control character.
        case notText
        /// The line begins with a word that no line begins with.
        case unknownKeyword(String)
        /// The line has not the words that it should have.
        case malformed(String)
        /// The key cannot be used here.
        case key(KeyError)
        /// The same public key stands in the file twice.
        case keyTwice(String)
        /// No witness or group can have that name.
        case badName(String)
        /// The name stands for something else already.
        case nameTwice(String)
        /// The name stands for nothing yet.
        case unknownName(String)
        /// The name is a member of a group already.
        case memberTwice(String)
        /// So many members cannot be asked for.
        case badThreshold(String, members: Int)
        /// There is a line with a quorum already.
        case secondQuorum
        /// No line says what must have signed.
        case noQuorum
    }
}

extension PolicyError: CustomStringConvertible {
    /// One sentence without a full stop.
    public var description: String {
        switch reason {
        case .tooLong: "the policy has more than \(WitnessPolicy.maximumLength) bytes"
        case .notText: "the line is not UTF-8, or holds a control character"
        case .unknownKeyword(let word):
            "a line begins with log, witness, group or quorum, not with \"\(word)\""
        case .malformed(let form): "the line should be: \(form)"
        case .key(let error): "\(error)"
        case .keyTwice(let name): "the public key of \(name) stands in the policy twice"
        case .badName(let name): "\"\(name)\" cannot be the name of a witness or group"
        case .nameTwice(let name): "\(name) is defined twice"
        case .unknownName(let name): "\(name) is used before it is defined"
        case .memberTwice(let name): "\(name) is a member of a group already"
        case .badThreshold(let word, let members):
            "\"\(word)\" is not any, all or a number from 1 to \(members)"
        case .secondQuorum: "the policy has a quorum already"
        case .noQuorum: "the policy has no line with a quorum; write quorum none to ask for none"
        }
    }
}
