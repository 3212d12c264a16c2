import EventLog
import Ledger
import SafeFiles
import TestSupport
import Testing
import TransparencyLog

/// A ledger in memory with a key of its own, for many tests.
struct SignedLedger {
    let till: Till
    let key: SignerKey
    let folder: TestFolder

    var ledger: Ledger { till.ledger }
    var memory: CheckpointMemory { CheckpointMemory(folder: "\(folder.path)/state") }

    /// A ledger with so many events, its opening among them.
    init(events count: Int, first: Int = 0) async throws {
        till = try await Till.real()
        key = try SignedLedger.key(Till.origin)
        folder = try TestFolder()
        try await record(count - 1, first: first)
    }

    /// The code of a body by its number: B01, then B02.
    static func code(_ number: Int) -> String { (number < 10 ? "B0" : "B") + "\(number)" }

    /// Records events; those with other numbers are others.
    func record(_ count: Int, first: Int = 0) async throws {
        let from = first + Int(try till.size)
        for number in from..<(from + count) {
            try await till.record(registered(SignedLedger.code(number), id: number))
        }
    }

    func sign() async throws -> SignedCheckpoint {
        try await ledger.checkpoint(signedBy: key, memory: memory).signed
    }

    /// Whoever believes the key of the ledger.
    func trusted(_ policy: String? = nil) throws -> TrustedKeys {
        try TrustedKeys(
            log: key.verifier,
            policy: policy.map { try WitnessPolicy(parsing: Array($0.utf8)) })
    }

    static func key(
        _ name: String, _ kind: VerifierKey.Kind = .note, _ seed: UInt8 = 7
    ) throws -> SignerKey {
        let name = try #require(KeyName(name))
        return try SignerKey(
            name: name, kind: kind, seed: [UInt8](repeating: seed, count: 32))
    }

    static func witness(_ number: Int) throws -> SignerKey {
        try key("witness.example/w\(number)", .cosignature, UInt8(100 + number))
    }

    /// What a check of a file refuses, in words; empty when it accepts it.
    func refusal(
        _ bytes: [UInt8], kept: [SignedCheckpoint] = [], leaf: [UInt8]? = nil,
        proofs: [[UInt8]] = [], policy: String? = nil
    ) throws -> String {
        let check = FileCheck(
            trusted: try trusted(policy), leaf: leaf, kept: kept,
            proofs: proofs.enumerated().map { ("proof \($0.offset)", $0.element) })
        do throws(LedgerError) {
            _ = try check.check(bytes, name: "file")
            return ""
        } catch {
            switch error {
            case .unproved(let words, _): return "unproved: \(words)"
            case .input(let errors): return "input: \(errors.map(\.reason).joined())"
            case .usage(let words, _): return "usage: \(words)"
            default: return "\(error)"
            }
        }
    }
}

/// How a failure of a verb begins, and what it says.
func failure<Value>(_ body: () async throws -> Value) async -> String {
    do {
        _ = try await body()
        return ""
    } catch let error as LedgerError {
        switch error {
        case .store(.rolledBack(let words)): return "rolled back: \(words)"
        case .store(.damaged(let position, let words)):
            return "damaged \(position?.description ?? "-"): \(words)"
        case .keys(let words, _): return "keys: \(words)"
        case .unproved(let words, _): return "unproved: \(words)"
        case .notFound(let words, _): return "not found: \(words)"
        case .input(let errors): return "input: \(errors.map(\.reason).joined())"
        case .usage(let words, _): return "usage: \(words)"
        default: return "\(error)"
        }
    } catch {
        return "\(error)"
    }
}
