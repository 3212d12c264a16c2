import EventLog
import Interchange
import Ledger
import TestSupport
import Testing
import TransparencyLog

/// A signed ledger in memory, bundles of it, and what checking them says.
struct BundleTrial {
    let till: Till
    let key: SignerKey
    let folder: TestFolder

    /// A ledger with the stories of these numbers, signed.
    init(_ seeds: String...) async throws {
        till = try await Till.simulated(try seeds.map { try Seed.number($0).path })
        key = try SignedLedger.key(Till.origin)
        folder = try TestFolder()
        try await sign()
    }

    func sign() async throws {
        _ = try await till.ledger.checkpoint(
            signedBy: key, memory: CheckpointMemory(folder: "\(folder.path)/state"))
    }

    func trusted() throws -> TrustedKeys { try TrustedKeys(log: key.verifier, policy: nil) }

    func bundle(
        _ about: BundleQuestion.About, for reader: BundleQuestion.Reader = .everyone,
        asOf day: String = "2019-12-31", knownAt moment: String? = nil
    ) throws -> EvidenceBundle {
        try till.reopened().ledger.bundle(
            BundleQuestion(
                about: about, for: reader, asOf: AsOf(day, today: Till.today),
                knownAt: till.ledger.knownAt(moment), trusted: trusted()))
    }

    /// What the check says; begins with `unproved: ` where it refuses.
    func check(_ files: [ZipArchive.File]) async -> String {
        await failure {
            try FileCheck(trusted: trusted()).check(bundle: files, name: "bundle")
        }
    }
}

extension EvidenceBundle {
    /// One of its files as text.
    func text(_ name: String) -> String {
        String(decoding: files.first { $0.name == name }?.bytes ?? [], as: UTF8.self)
    }
}

extension [ZipArchive.File] {
    /// The same files with one changed; the manifest stays as it was.
    func changing(_ name: String, _ change: (inout [UInt8]) -> Void) -> [ZipArchive.File] {
        map { file in
            guard file.name == name else { return file }
            var bytes = file.bytes
            change(&bytes)
            return (name, bytes)
        }
    }
}
