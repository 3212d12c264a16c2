internal import EventLog
internal import TransparencyLog

/// One request within the transaction: looked at as a whole first, so that one that is refused
/// leaves no trace.
extension LogWriter {
    /// Appends a request, or says what it was given before.
    ///
    /// - Throws: ``AppendError``; after ``AppendError/store(_:)`` the transaction is worth nothing.
    func append(_ request: AppendRequest) throws(AppendError) -> Receipt {
        try request.refuseWrongCount()
        let known = try lookUp(request)
        let recorded = try known.entries.enumerated().map { (index, found) throws(AppendError) in
            try inStore { () throws(StoreError) in
                try found.request.map { (first) throws(StoreError) in
                    try RequestRow.entry(at: first, connection)
                }
            }
        }
        if let position = try request.replay(of: recorded) {
            return try inStore { () throws(StoreError) in
                try RequestRow.receipt(for: position, origin: origin, connection)
            }
        }
        try request.refuseOtherSize(head.size)
        try request.refuseOtherVersions { name throws(AppendError) in
            StreamVersion(try state(of: name).version)
        }
        var ids = known.ids.makeIterator()
        try request.refuseDuplicates(size: head.size) { _ in
            ids.next()?.id.map { Position($0) }
        }
        let time = try request.recordedTime(now: clock.now(), after: head.lastRecordedTime)
        let plan = try plan(request)
        return try inStore { () throws(StoreError) in try write(request, plan, time) }
    }

    /// Runs what can fail as a store does.
    private func inStore<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(AppendError) -> Result {
        do throws(StoreError) { return try body() } catch { throw .store(error) }
    }

    private func state(of name: StreamName) throws(AppendError) -> StreamState {
        do throws(StoreError) { return try streams.state(of: name) } catch { throw .store(error) }
    }

    /// What is known of each entry's key, and of each draft's id, in order.
    private func lookUp(
        _ request: AppendRequest
    ) throws(AppendError) -> (entries: [FoundKey], ids: [FoundKey]) {
        let keys = request.entries.map { IndexKey($0.key) }
        let ids = request.entries.flatMap { $0.drafts.map { IndexKey($0.id) } }
        do throws(StoreError) {
            let found = try self.keys.find(keys)
            // Mostly a line's id is its key, too.
            return (found, ids == keys ? found : try self.keys.find(ids))
        } catch {
            throw .store(error)
        }
    }

    /// The stream of each event and the version that it gives it.
    private func plan(
        _ request: AppendRequest
    ) throws(AppendError) -> [(stream: StreamState, version: StreamVersion)] {
        var plan: [(stream: StreamState, version: StreamVersion)] = []
        plan.reserveCapacity(request.entries.count)
        defer { for step in plan { step.stream.planned = 0 } }
        for entry in request.entries {
            for draft in entry.drafts {
                let stream = try state(of: draft.subject)
                stream.planned += 1
                let version = StreamVersion(stream.version + stream.planned)
                plan.append((stream, version))
                let length = draft.length(streamVersion: version)
                guard length <= LeafDraft.maximumLength else {
                    throw .leafTooLong(draft.id, bytes: length)
                }
            }
        }
        return plan
    }

    private func write(
        _ request: AppendRequest, _ plan: [(stream: StreamState, version: StreamVersion)],
        _ time: Instant
    ) throws(StoreError) -> Receipt {
        let first = head.size.count
        let text = time.text27
        var hashes: [Digest] = []
        hashes.reserveCapacity(plan.count)
        var filled: [FullTile] = []
        for entry in request.entries {
            try rows.insert(entry, Int64(first) + Int64(hashes.count))
            for (index, draft) in entry.drafts.enumerated() {
                let (stream, version) = plan[hashes.count]
                let position = first + UInt64(hashes.count)
                let previous = stream.version == 0 ? -1 : stream.last
                try streams.advance(stream, to: Int64(position))
                let placement = AppendRows.Placement(
                    position: Int64(position), stream: stream.number, version: version,
                    previous: previous, type: try types.number(of: draft.type.text),
                    recordedTime: time)
                let hash = try rows.insert(draft, placement, recordedTime: text)
                for tag in draft.tags {
                    tagIndex.add(try tags.number(of: tag), at: Int64(position))
                }
                keys.append(
                    id: IndexKey(draft.id), request: index == 0 ? IndexKey(entry.key) : nil,
                    position)
                filled += tree.append(leaf: hash)
                hashes.append(hash)
            }
        }
        try StoredTree.store(filled, tree, connection)
        let root = tree.root
        try rows.insertRequest(
            first: Int64(first), count: hashes.count, recordedTime: time, root: root)
        advance(
            to: LogHead(
                size: LogSize(first + UInt64(hashes.count)), root: root, lastRecordedTime: time))
        return Receipt(
            first: Position(first), count: hashes.count, leafHashes: hashes, origin: origin,
            recordedTime: time, requestKey: request.entries[0].key, root: root, isReplay: false)
    }
}
