/// The members of a JSON object, in the order they were put in, each name once.
///
/// Names are the same only when their bytes are. Two objects are equal when they have the same
/// members, in whatever order.
public struct JSONObject: Sendable {
    /// A name and its value.
    public typealias Member = (name: String, value: JSONValue)

    /// Every member, first put in first.
    public private(set) var members: [Member] = []

    /// The index of each name; empty until there are more than ``linearLimit``.
    private var places: [UTF8Name: Int] = [:]

    private static let linearLimit = 8

    /// An object with no members.
    public init() {}

    /// An object with these members; nil when a name comes twice.
    public init?(_ members: [Member]) {
        for member in members {
            guard place(of: member.name) == nil else { return nil }
            append(member)
        }
    }

    /// The value of a name; nil when the object does not have it.
    ///
    /// Setting nil removes the member. Setting a value keeps the place of a name that is there
    /// already.
    public subscript(_ name: String) -> JSONValue? {
        get {
            place(of: name).map { members[$0].value }
        }
        set {
            switch (place(of: name), newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): remove(at: place)
            case (nil, let value?): append((name, value))
            case (nil, nil): break
            }
        }
    }

    private func place(of name: String) -> Int? {
        if members.count > JSONObject.linearLimit { return places[UTF8Name(string: name)] }
        return members.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
    }

    /// Adds a member whose name the object does not have.
    mutating func append(_ member: Member) {
        members.append(member)
        if members.count == JSONObject.linearLimit + 1 {
            indexNames()
        } else if members.count > JSONObject.linearLimit {
            places[UTF8Name(string: member.name)] = members.count - 1
        }
    }

    private mutating func remove(at place: Int) {
        members.remove(at: place)
        indexNames()
    }

    private mutating func indexNames() {
        places = [:]
        guard members.count > JSONObject.linearLimit else { return }
        for (place, member) in members.enumerated() {
            places[UTF8Name(string: member.name)] = place
        }
    }
}

extension JSONObject: Hashable {
    /// Whether both have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count
            && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    /// Feeds a hash that does not depend on the order of the members.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var one = Hasher()
            one.combine(UTF8Name(string: member.name))
            one.combine(member.value)
            sum &+= one.finalize()
        }
        hasher.combine(members.count)
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// The members as written; of a name that comes twice, the last value.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (name, value) in elements { self[name] = value }
    }
}
