internal import AuditRules
internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Interchange
internal import Projections
internal import Reports
internal import TransparencyLog

extension Ledger {
    /// Puts evidence together that somebody can check at home, offline.
    ///
    /// What does not hold is not handed out: the checkpoint must bear the signatures that are
    /// asked for, and every proof must lead to it.
    ///
    /// - Parameter progress: Called now and then with the number of events verified.
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when there is no such body, finding or stream,
    ///   or no checkpoint covers the events; ``LedgerError/unproved(_:hint:)`` when it is not
    ///   signed as asked for, or the log fails verification; ``LedgerError/store(_:)``.
    public func bundle(
        _ question: BundleQuestion, progress: (UInt64) -> Void = { _ in }
    ) throws(LedgerError) -> EvidenceBundle {
        guard let checkpoint = try standingCheckpoint() else { throw noCheckpoint() }
        let check = FileCheck(trusted: question.trusted)
        _ = try check.believe(checkpoint, "the ledger's checkpoint")
        let answer = try report(for: question, checkpoint, progress)
        if let answer, !answer.report.integrity.isSound {
            throw .unproved(
                answer.report.integrity.sentence, hint: "ccgledger verify says what is wrong")
        }
        var assembly = try Assembly(self, question, checkpoint)
        try assembly.take(try wanted(question, answer))
        return try assembly.bundle(answer)
    }

    /// The report that goes with a bundle; nil for one about streams.
    private func report(
        for question: BundleQuestion, _ checkpoint: SignedCheckpoint,
        _ progress: (UInt64) -> Void
    ) throws(LedgerError) -> ReportAnswer? {
        var asked: ReportQuestion
        switch question.about {
        case .streams: return nil
        case .body(let body):
            asked = ReportQuestion(
                body, asOf: question.asOf, knownAt: question.knownAt, filter: question.filter)
        case .finding(let key, let body):
            var owner = body
            if owner == nil { owner = try self.body(ofFinding: key, question) }
            guard let owner else {
                throw .notFound(
                    "no finding has the key \(key)",
                    hint: "ccgledger audit --as-of \(question.asOf.day) lists them; a finding may "
                        + "need the same --as-of and --known-at")
            }
            asked = ReportQuestion(
                owner, asOf: question.asOf, knownAt: question.knownAt, findingKey: key)
        }
        return try report(asked, checkpoint: checkpoint, progress: progress)
    }

    /// The body that a finding is of.
    private func body(
        ofFinding key: String, _ question: BundleQuestion
    ) throws(LedgerError) -> String? {
        let answer = try audit([], asOf: question.asOf, knownAt: question.knownAt)
        return answer.audits.first { audit in
            audit.findings.contains { $0.key.utf8.elementsEqual(key.utf8) }
        }?.body.description
    }

    /// The events that a bundle is about; of a finding, those that its report leads to, and the
    /// whole streams that it is about, so that nobody has to believe that nothing was left out.
    private func wanted(
        _ question: BundleQuestion, _ answer: ReportAnswer?
    ) throws(LedgerError) -> [ReportEvent] {
        let size = question.knownAt.size
        switch question.about {
        case .body: return answer?.report.events ?? []
        case .finding:
            guard let report = answer?.report else { return [] }
            let streams = Set(report.findings.flatMap { [$0.stream, $0.process] })
            let positions = Set(report.cited.map(\.position))
            let resting = report.events.filter { positions.contains($0.position) }
            let ids = Set(resting.map(\.id))
            return report.events.filter { event in
                streams.contains(event.stream) || positions.contains(event.position)
                    || event.corrects.map(ids.contains) == true
            }
        case .streams(let words):
            var names: Set<StreamName> = []
            for word in words {
                guard let name = StreamName(word) else {
                    throw .usage(
                        "\(word) is not a stream",
                        hint: "write area and name, such as procurement/02Q/2013-004")
                }
                guard try !events(of: [name], at: size).isEmpty else {
                    throw .notFound(
                        "the log had no stream \(word)",
                        hint: "ccgledger log --stream lists what is in one")
                }
                names.insert(name)
            }
            return try events(of: names, at: size)
        }
    }
}

/// A bundle as it is put together.
private struct Assembly {
    let ledger: Ledger
    let question: BundleQuestion
    let checkpoint: SignedCheckpoint
    let key: VerifierKey
    var files: [ZipArchive.File] = []
    var events: [ReportEvent] = []
    var values = BundleValues()
    var types: Set<String> = []

    init(
        _ ledger: Ledger, _ question: BundleQuestion, _ checkpoint: SignedCheckpoint
    ) throws(LedgerError) {
        self.ledger = ledger
        self.question = question
        self.checkpoint = checkpoint
        key = try question.trusted.verdict(on: checkpoint).log
    }

    /// Takes events with their proofs and sealed values: the log's first, those that are wanted,
    /// and those that say what became of a sealed value of them.
    mutating func take(_ wanted: [ReportEvent]) throws(LedgerError) {
        let first = try ledger.event("0", knownAt: question.knownAt)
        var all = wanted
        if !all.contains(where: { $0.position == first.position }) {
            let event = first.leaf.withUnsafeBufferPointer {
                ReportEvent(position: first.position, leaf: $0, leafHash: first.leafHash)
            }
            if let event { all.append(event) }
        }
        for event in all { try take(event) }
        let known = Set(all.map(\.position))
        for position in values.decidedBy.subtracting(known).sorted() {
            let more = try ledger.event(position.description, knownAt: try ledger.knownAt(nil))
            let event = more.leaf.withUnsafeBufferPointer {
                ReportEvent(position: position, leaf: $0, leafHash: more.leafHash)
            }
            if let event { try take(event) }
        }
        events.sort { $0.position < $1.position }
    }

    private mutating func take(_ event: ReportEvent) throws(LedgerError) {
        let size = checkpoint.checkpoint.size
        guard event.position.index < size else {
            throw .notFound(
                "event \(event.position) came after the last checkpoint, of \(size) events",
                hint: "ccgledger checkpoint --key FILE signs the log as it is; or ask "
                    + "--known-at position:\(size)")
        }
        let leaf: [UInt8]
        do { leaf = try ledger.leaf(at: event.position) } catch { throw LedgerError(error) }
        let proof = try ledger.inclusion(of: event, in: checkpoint)
        files.append((BundlePath.event(event.position), leaf))
        files.append((BundlePath.proof(event.position), proof.bytes))
        try ledger.addValues(
            of: leaf, at: event.position, for: question.reader, knownAt: question.knownAt.size,
            to: &values)
        types.insert(event.type)
        if event.corrects != nil, let stated = ledger.typeStated(by: leaf) {
            types.insert(stated.name.text)
        }
        events.append(event)
    }

    /// The finished bundle.
    mutating func bundle(_ answer: ReportAnswer?) throws(LedgerError) -> EvidenceBundle {
        files.append((BundlePath.checkpoint, checkpoint.bytes))
        files.append((BundlePath.logKey, Array(key.text.utf8) + [0x0A]))
        for (place, witness) in question.trusted.policy.witnesses.enumerated() {
            let path = "keys/witness-\(place + 1).vkey"
            files.append((path, Array(witness.text.utf8) + [0x0A]))
        }
        let policy = question.policy ?? Array("log \(key.text)\nquorum none\n".utf8)
        files.append((BundlePath.policy, policy))
        files.append((BundlePath.disclosures, values.disclosures))
        files.append((BundlePath.withheld, values.table))
        for type in types.sorted() {
            guard let name = EventTypeName(type),
                let schema = ledger.catalogue.schema(named: name)?.jsonSchema,
                let bytes = try? JSONValue.object(schema).canonicalBytes()
            else { continue }
            files.append((BundlePath.schema(type), bytes + [0x0A]))
        }
        if let answer {
            let links = BundleLinks(positions: Set(events.map(\.position)))
            let contents = [
                answer.page(beside: links), answer.document.bytes + [0x0A],
                answer.csv(for: .spreadsheet),
            ]
            files += zip(BundlePath.reports, contents).map { ($0, $1) }
        }
        files.append((BundlePath.script, Array(BundleScript.text.utf8)))
        let guide = BundleGuide(
            origin: ledger.store.origin, key: key.text, size: checkpoint.checkpoint.size,
            example: events.last, hasReport: answer != nil,
            isForAuditor: question.reader == .auditor)
        files.append((BundlePath.guide, Array(guide.text.utf8)))
        let manifest = try BundleManifest(
            question, checkpoint.checkpoint, events,
            versions: versions(), files: files, body: answer?.report.body.description
        ).bytes
        return EvidenceBundle(
            files, manifest, checkpoint, positions: events.map(\.position),
            disclosed: values.disclosed.count, withheld: values.withheld.count)
    }

    /// How many events each stream had at the moment.
    private func versions() throws(LedgerError) -> [StreamName: Int] {
        var versions: [StreamName: Int] = [:]
        for stream in Set(events.map(\.stream)) {
            versions[stream] = try ledger.events(of: [stream], at: question.knownAt.size).count
        }
        return versions
    }
}

extension Ledger {
    /// The proof that a checkpoint covers an event; it does not hold the leaf, which lies beside.
    fileprivate func inclusion(
        of event: ReportEvent, in checkpoint: SignedCheckpoint
    ) throws(LedgerError) -> TLogProof {
        let proof: InclusionProof
        do throws(TileReadingError<StoreError>) {
            proof = try InclusionProof.make(
                index: event.position.index, size: checkpoint.checkpoint.size,
                from: StoreTiles(store: store))
        } catch {
            throw LedgerError(reading: error)
        }
        // What does not hold here is not handed to somebody who would find out.
        guard (try? proof.verify(leaf: event.leafHash, root: checkpoint.checkpoint.root)) != nil
        else {
            throw .store(
                .damaged(
                    position: event.position, "its proof does not lead to the checkpoint"))
        }
        do throws(TLogProofError) {
            return try TLogProof(extra: nil, inclusion: proof, checkpoint: checkpoint)
        } catch {
            throw .store(.damaged(position: nil, "\(error)"))
        }
    }
}
