internal import CanonicalJSON
public import Commissioning
public import EventLog
public import Projections
internal import TransparencyLog

/// The root over all rows of a projection, as of a day and as known at a size of the log.
public struct ComputedStateRoot: Sendable {
    /// What was folded.
    public let projection: any StateProjection.Type
    /// The last day whose facts count.
    public let asOf: CivilDate
    /// What was known.
    public let knownAt: KnownAt
    /// The rows, and the tree over them.
    public let tree: StateTree

    /// What the event that records it says.
    var data: JSONObject {
        JSONObject(present: [
            ("asOf", .text(asOf)),
            ("knownAt", knownAt.recordedTime.map { .text($0) }),
            ("logSize", .integer(knownAt.size.count)),
            ("projection", .string(projection.name)),
            ("root", .string(tree.root.base64)),
            ("rowCount", .integer(tree.rows.count)),
            ("version", .integer(projection.version)),
        ])
    }

    /// `{schemaVersion, projection, version, asOf, knownAt, root, rowCount}`.
    public var document: Document {
        var document = Document()
        document["projection"] = .string(projection.name)
        document["version"] = .integer(projection.version)
        document["asOf"] = .text(asOf)
        document["knownAt"] = knownAt.json
        document["root"] = .string(tree.root.base64)
        document["rowCount"] = .integer(tree.rows.count)
        return document
    }
}

/// A root on record, and what folding again came to.
public struct StateRootCheck: Sendable {
    /// The root as recorded, with the event that states it.
    public let recorded: Stated<StateRoot>
    /// What folding again came to.
    public let outcome: Outcome

    /// What folding again came to.
    public enum Outcome: Hashable, Sendable {
        /// The same root over as many rows.
        case same
        /// Another root, or another number of rows.
        case differs(root: String, rowCount: Int)
        /// This release has no such projection, or makes its rows otherwise.
        case notRecomputed(String)
    }
}

extension StateRootCheck {
    /// `{position, projection, version, outcome}`; outcomes are `same`, `differs` and
    /// `notRecomputed`.
    var json: JSONObject {
        let word =
            switch outcome {
            case .same: "same"
            case .differs: "differs"
            case .notRecomputed: "notRecomputed"
            }
        return [
            "position": .integer(recorded.by.index),
            "projection": .text(recorded.value.projection),
            "version": .integer(recorded.value.version), "outcome": .string(word),
        ]
    }

    /// What is wrong, where folding again came to something else.
    var failure: CheckFailure? {
        guard case .differs(let root, let rowCount) = outcome else { return nil }
        return CheckFailure(
            position: recorded.by, check: "state-root",
            reason: "\(recorded.value.projection) comes to \(rowCount) rows with the root "
                + "\(root), not to what it says")
    }
}

extension Ledger {
    /// Folds a projection and hashes its rows.
    ///
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when this release has no such projection,
    ///   ``LedgerError/fold(_:)``.
    public func stateRoot(
        _ name: String, asOf: AsOf, knownAt: KnownAt
    ) throws(LedgerError) -> ComputedStateRoot {
        guard let projection = StateProjections.named(name) else {
            throw .notFound(
                "there is no projection \(name) that has roots",
                hint: "there are \(StateProjections.all.map { $0.name }.joined(separator: ", "))")
        }
        let view = LogView(store, catalogue, size: knownAt.size, asOf: asOf.day)
        do throws(FoldError) {
            return ComputedStateRoot(
                projection: projection, asOf: asOf.day, knownAt: knownAt,
                tree: StateTree(try projection.rows(in: view)))
        } catch {
            throw .fold(error)
        }
    }

    /// Records a root, so that everybody can hold the log to it; in the stream of the body that the
    /// ledger records for.
    ///
    /// - Throws: ``LedgerError``.
    public func recordStateRoot(
        _ root: ComputedStateRoot
    ) async throws(LedgerError) -> Recorded {
        let proposal: JSONObject = [
            "type": .string("ledger.state-root-recorded.v1"),
            "subject": .text(
                BodyRecords.stateRoots.stream(onBehalfOf: defaults.onBehalfOf?.text ?? "")),
            "occurredon": .text(clock.now().londonDate),
            "data": .object(root.data),
        ]
        do {
            return try await recordOwn(try JSONValue.object(proposal).canonicalBytes())
        } catch {
            throw LedgerError(error)
        }
    }

    /// The roots on record, oldest first.
    ///
    /// - Throws: ``LedgerError/fold(_:)``, ``LedgerError/store(_:)``.
    public func recordedStateRoots() throws(LedgerError) -> [Stated<StateRoot>] {
        do {
            // A root may be of a day to come: all of them count.
            let view = LogView(
                store, catalogue, size: try store.head().size,
                asOf: CivilDate(daysSinceEpoch: .max))
            var roots: [Stated<StateRoot>] = []
            try view.forEachFold(startingWith: "ledger/", in: LedgerArea.self) {
                roots += $0.state.stateRoots
            }
            return roots.sorted { $0.by < $1.by }
        } catch {
            throw LedgerError(error)
        }
    }

    /// Folds again for a root on record.
    ///
    /// - Throws: ``LedgerError/fold(_:)``.
    public func check(_ stated: Stated<StateRoot>) throws(LedgerError) -> StateRootCheck {
        StateRootCheck(recorded: stated, outcome: try fold(stated).outcome)
    }

    /// What folding again comes to, and the tree over the rows; nil when this release cannot.
    func fold(
        _ stated: Stated<StateRoot>
    ) throws(LedgerError) -> (outcome: StateRootCheck.Outcome, tree: StateTree?) {
        let root = stated.value
        guard let projection = StateProjections.named(root.projection.text),
            projection.version == root.version
        else {
            let reason = "\(root.projection) version \(root.version) needs another release"
            return (.notRecomputed(reason), nil)
        }
        let tree = try tree(of: projection, stated)
        guard tree.root.base64 == root.root.text, Int64(tree.rows.count) == root.rowCount else {
            return (.differs(root: tree.root.base64, rowCount: tree.rows.count), tree)
        }
        return (.same, tree)
    }

    /// The rows that a root on record is over, folded again.
    private func tree(
        of projection: any StateProjection.Type, _ stated: Stated<StateRoot>
    ) throws(LedgerError) -> StateTree {
        // Never more than had been recorded before it, whatever it says.
        let size = min(LogSize(UInt64(clamping: stated.value.logSize)), LogSize(stated.by.index))
        let view = LogView(store, catalogue, size: size, asOf: stated.value.asOf)
        do throws(FoldError) {
            return StateTree(try projection.rows(in: view))
        } catch {
            throw .fold(error)
        }
    }
}
