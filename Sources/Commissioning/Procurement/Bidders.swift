import EventLog

/// Those who make a bid, alone or together; each named by code or by name.
///
/// A sealed field holds one value, so the list is a value of its own.
struct Bidders: FieldValue {
    let providers: [Provider]

    static var shape: FieldShape { .list(Provider.shape) }
    static var example: Bidders { Bidders(providers: []) }

    static func read(_ input: FieldInput, _ log: inout FieldLog) -> Bidders {
        guard input.bytes.first == 0x5B else {
            log.refuse(input, "a list is expected here", hint: "write […] around the value")
            return example
        }
        let providers = items(of: input).map { item in
            let issueCount = log.issues.count
            let provider = Provider.read(item, &log)
            if provider.supplier == nil, log.issues.count == issueCount {
                log.refuse(
                    item, "neither supplier nor supplierName says who bids",
                    hint: "give one of both")
            }
            return provider
        }
        if providers.isEmpty {
            log.refuse(input, "the list is empty", hint: "name at least one bidder")
        }
        return Bidders(providers: providers)
    }

    /// The items of a list whose syntax has been checked, each without the space around it.
    private static func items(of list: FieldInput) -> [FieldInput] {
        var items: [FieldInput] = []
        var item: Range<Int>?
        var depth = 0
        var isInText = false
        var isEscaped = false
        for index in list.range.dropFirst().dropLast() {
            let byte = list.document[index]
            if isInText {
                if !isEscaped, byte == 0x22 { isInText = false }
                isEscaped = !isEscaped && byte == 0x5C
            } else {
                switch byte {
                case 0x20, 0x09, 0x0A, 0x0D: continue
                case 0x2C where depth == 0:
                    if let item { items.append(FieldInput(document: list.document, range: item)) }
                    item = nil
                    continue
                case 0x22: isInText = true
                case 0x5B, 0x7B: depth += 1
                case 0x5D, 0x7D: depth -= 1
                default: break
                }
            }
            item = (item?.lowerBound ?? index)..<(index + 1)
        }
        if let item { items.append(FieldInput(document: list.document, range: item)) }
        return items
    }
}
