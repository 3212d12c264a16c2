public import CanonicalJSON

extension ValidProposal {
    /// The event ready to be recorded: sealed values replaced by digests, the rest canonical.
    ///
    /// - Parameters:
    ///   - id: Its own, or one made for it.
    ///   - source: The log's origin.
    ///   - random: Where salts come from.
    public func draft(id: EventID, source: String, random: some RandomSource) -> LeafDraft {
        let envelope = LeafDraft.Envelope(
            header, id: id, actor: actor, onBehalfOf: onBehalfOf, source: source)
        return proposal.withData { input in
            if sealed.isEmpty, proposal.isCanonical || input.isCanonical {
                return LeafDraft(
                    envelope, LeafDraft.Body(envelope, input.bytes), tags: tags, disclosures: [],
                    recordedTime: header.recordedTime)
            }
            let (data, disclosures) = sealing(input, random)
            return LeafDraft(
                envelope, data: data, tags: tags, disclosures: disclosures,
                recordedTime: header.recordedTime)
        }
    }

    private func sealing(
        _ input: FieldInput, _ random: some RandomSource
    ) -> ([UInt8], [Disclosure]) {
        let disclosures = sealed.sorted {
            $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
        }.map { field in
            Disclosure(
                name: field.name, value: input.value(at: field.range),
                salt: random.sixteenBytes(), sealing: field.sealing, subject: field.subject)
        }
        var value = input.parsed
        for field in sealed { value = value.removing(field.name) }
        if !disclosures.isEmpty, case .object(var object) = value {
            let digests = disclosures.map(\.digest).sorted {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
            object["_sd"] = .array(digests.map { .string($0) })
            value = .object(object)
        }
        guard let bytes = try? value.canonicalBytes() else {
            preconditionFailure("validated data that has no canonical form")
        }
        return (bytes, disclosures)
    }
}

extension FieldInput {
    /// Whether the value is its own canonical form.
    var isCanonical: Bool {
        var reader = JSONReader(bytes, profile: .canonicalLeaf)
        do throws(JSONFailure) {
            _ = try reader.skipValue()
            try reader.finish()
            return true
        } catch {
            return false
        }
    }

    /// The value, read whole.
    var parsed: JSONValue {
        let profile = JSONProfile.interchange(maximumLength: .max)
        return (try? JSONValue(parsing: bytes, profile: profile)) ?? .null
    }

    /// The canonical form of another value of the same document.
    func value(at range: Range<Int>) -> [UInt8] {
        let input = FieldInput(document: document, range: range)
        if input.isCanonical { return Array(input.bytes) }
        return (try? input.parsed.canonicalBytes()) ?? []
    }
}

extension JSONValue {
    /// The value without the member at a path of names and indices, joined with `/`.
    public func removing(_ path: String) -> JSONValue {
        removing(path.split(separator: "/")[...])
    }

    private func removing(_ path: ArraySlice<Substring>) -> JSONValue {
        guard let step = path.first else { return self }
        let rest = path.dropFirst()
        switch self {
        case .object(var object):
            let name = String(step)
            object[name] = rest.isEmpty ? nil : object[name]?.removing(rest)
            return .object(object)
        case .array(var items):
            guard let index = Int(step), items.indices.contains(index) else { return self }
            items[index] = items[index].removing(rest)
            return .array(items)
        default: return self
        }
    }
}
