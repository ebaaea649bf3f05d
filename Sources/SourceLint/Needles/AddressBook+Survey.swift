import SurveyModel
import SurveySupport

extension AddressBook {
    init(_ survey: Survey, today: SurveyDate) {
        let maker = AddressBookMaker(survey: survey, today: today)
        for provider in survey.providers { maker.addPresent(of: provider, to: &self) }
        // Only now it is known what is right for somebody.
        for provider in survey.providers { maker.addStale(of: provider, to: &self) }
    }
}

/// Reads the addresses of providers.
private struct AddressBookMaker {
    let survey: Survey
    let today: SurveyDate
    let sureness: Sureness

    init(survey: Survey, today: SurveyDate) {
        self.survey = survey
        self.today = today
        sureness = Sureness(survey)
    }

    // MARK: What is right

    func addPresent(of provider: Provider, to book: inout AddressBook) {
        let isOffered = !isEnding(provider)
        for endpoint in provider.endpoints where isOffered && endpoint.state != .former {
            guard let address = AddressParts(surveyed: endpoint.baseURL) else { continue }
            book.add(.endpoint(SurveyedEndpoint(endpoint, of: provider, at: address, sureness)), at: address)
        }
        for (url, credential) in pages(of: provider) where isOffered || credential == nil {
            guard let address = AddressParts(surveyed: url) else { continue }
            let claim = credential?.claim
            let page = SurveyedPage(
                vendor: provider.vendor, region: credential.flatMap { region(of: $0, provider) }, claim: claim?.id,
                since: claim?.since, asOf: claim?.asOf ?? today, link: claim.flatMap(sureness.link))
            book.add(.page(page), at: address)
        }
    }

    /// The region of all endpoints that take the credential; nil where they are in several.
    private func region(of credential: Credential, _ provider: Provider) -> Endpoint.Region? {
        let endpoints = survey.resolved(provider).endpoints.filter {
            credential.realm == nil || $0.realm == credential.realm
        }
        let regions = Set(endpoints.map(\.region))
        return regions.count == 1 ? regions.first : nil
    }

    /// Pages and sign-ins that a program may send people to, with the credential that a page issues.
    private func pages(of provider: Provider) -> [(url: String, credential: Credential?)] {
        let links = provider.links
        let plain = [
            links.home, links.docs, links.models, links.pricing, links.dashboard, links.usage, links.limits,
            links.serviceStatus, links.statusFeed, links.terms,
        ]
        let signIn = provider.oauth.map { isReserved($0) ? [] : addresses(of: $0) } ?? []
        return (plain.compactMap(\.self) + signIn).map { ($0, nil) }
            + provider.credentials.compactMap { credential in credential.keyPage.map { ($0, credential) } }
    }

    private func isEnding(_ provider: Provider) -> Bool {
        [.retired, .deprecated].contains(provider.status?.state)
    }

    private func isReserved(_ oauth: OAuth) -> Bool { oauth.available == .firstPartyOnly }

    private func addresses(of oauth: OAuth) -> [String] {
        [
            oauth.authorizeURL, oauth.tokenURL, oauth.deviceAuthorizationURL, oauth.verificationURL,
            oauth.revocationURL, oauth.registrationURL,
        ].compactMap(\.self)
    }

    // MARK: What is stale

    func addStale(of provider: Provider, to book: inout AddressBook) {
        if let status = provider.status, isEnding(provider) { addRetired(provider, status, to: &book) }
        addFormer(of: provider, to: &book)
        for credential in provider.credentials { addMovedPages(of: credential, provider, to: &book) }
        if let oauth = provider.oauth, isReserved(oauth) { addReserved(oauth, provider, to: &book) }
    }

    private func addRetired(_ provider: Provider, _ status: Status, to book: inout AddressBook) {
        for url in provider.endpoints.map(\.baseURL) + provider.credentials.compactMap(\.keyPage) {
            guard let address = AddressParts(surveyed: url) else { continue }
            // Where others share the host, its own base alone is meant.
            let isShared = book.hasPresent(host: address.host)
            if book.isPresent(address) || isShared && address.path.isEmpty { continue }
            let hasEnded = status.on.map { $0 <= today } ?? (status.state == .retired)
            let end =
                status.on.map { "\(hasEnded ? "was" : "will be") shut down on \($0)" } ?? "is \(status.state.rawValue)"
            let advice = Advice(
                rule: .retiredProvider, severity: sureness.limited(hasEnded ? .error : .warning, by: status.claim),
                claim: status.claim.id, since: status.claim.since, link: sureness.link(for: status.claim),
                message: "\(provider.name) \(end): \(successor(of: status))")
            book.add(.stale(advice), at: isShared ? address : address.wholeHost)
        }
    }

    private func successor(of status: Status) -> String {
        guard let successor = status.successor.flatMap({ survey.provider($0) }) else { return "remove it" }
        let address = successor.endpoints.first.map { ", \($0.baseURL)" } ?? ""
        return "\(successor.name) takes its place\(address)"
    }

    /// Earlier base URLs, and endpoints that are kept for old clients.
    private func addFormer(of provider: Provider, to book: inout AddressBook) {
        guard !isEnding(provider) else { return }
        for endpoint in provider.endpoints where endpoint.state != .former {
            for previous in endpoint.claim.previously {
                let since = previous.until
                if let old = previous.values["protocol"].flatMap(Endpoint.WireProtocol.init) {
                    addEndedProtocol(old, previous, endpoint, &book)
                    continue
                }
                guard let old = previous.values["baseURL"] else { continue }
                addMove(from: old, to: endpoint, since: since, by: [endpoint.claim], provider, &book)
            }
        }
        for former in provider.endpoints where former.state == .former {
            let present = provider.endpoints.first { $0.state != .former && $0.wireProtocol == former.wireProtocol }
            addMove(from: former.baseURL, to: present, since: former.claim.since, by: [former.claim], provider, &book)
        }
    }

    /// An address that has taken calls of another kind: the call itself, and the base where the file makes such calls.
    private func addEndedProtocol(
        _ old: Endpoint.WireProtocol, _ previous: PreviousValue, _ present: Endpoint, _ book: inout AddressBook
    ) {
        let base = previous.values["baseURL"] ?? present.baseURL
        guard let address = AddressParts(surveyed: base), !book.isPresent(address),
            let call = previous.values["chatPath"] ?? old.chatPath, let whole = AddressParts(surveyed: base + call),
            !call.contains("{")
        else { return }
        let claim = present.claim
        var advice = Advice(
            rule: .endedEndpoint, severity: sureness.limited(.warning, by: claim), claim: claim.id,
            since: previous.until,
            link: sureness.link(for: claim),
            message: "\(address.text) no longer takes \(old.title) (seen \(previous.until)): write \(present.baseURL) "
                + "(\(present.wireProtocol.title))")
        book.add(.stale(advice), at: whole)
        advice.company = String(call.dropFirst())
        book.add(.stale(advice), at: address, isExact: true)
    }

    private func addMove(
        from old: String, to present: Endpoint?, since: SurveyDate, by claims: [Claim], _ provider: Provider,
        _ book: inout AddressBook
    ) {
        guard let oldAddress = AddressParts(surveyed: old), !book.isPresent(oldAddress),
            let claim = present?.claim ?? claims.first
        else { return }
        let new = present.flatMap { AddressParts(surveyed: $0.baseURL) }
        let leavesHost = !book.hasPresent(host: oldAddress.host)
        // The new address is longer: whoever writes the old one may go on to the new one.
        if let new, new.host == oldAddress.host, AddressParts.isPrefix(oldAddress.path, of: new.path) { return }
        let rule: LintRule = leavesHost && new != nil ? .movedHost : .endedEndpoint
        let most: Diagnostic.Severity = leavesHost ? .warning : .note
        let shown = leavesHost && new != nil ? oldAddress.host : oldAddress.text
        var advice = Advice(
            rule: rule,
            severity: claims.reduce(sureness.limited(most, by: claim)) { max($0, sureness.limited(most, by: $1)) },
            claim: claim.id, since: since,
            link: sureness.link(for: claim) ?? claims.lazy.compactMap(sureness.link).first,
            replacement: new.map { replacement(of: oldAddress, by: $0) },
            message: message(shown, leavesHost: leavesHost, new: new, present, since),
            newHost: leavesHost ? new?.host : nil)
        book.add(.stale(advice), at: oldAddress)
        // Without a successor the path is meant, and not what else is on the host.
        guard leavesHost, new != nil, !oldAddress.path.isEmpty else { return }
        // Clients that put the path behind the host themselves name the host alone.
        advice.replacement = new.flatMap { new in
            new.path == oldAddress.path ? .init(old: oldAddress.host, new: new.host, mayGoOn: false) : nil
        }
        book.add(.stale(advice), at: oldAddress.wholeHost)
    }

    private func message(
        _ shown: String, leavesHost: Bool, new: AddressParts?, _ present: Endpoint?, _ since: SurveyDate
    ) -> String {
        guard let present, let new else { return "\(shown) is kept for old clients only (seen \(since))" }
        return leavesHost
            ? "\(shown) was replaced by \(new.host) (seen \(since)): write \(present.baseURL)"
            : "\(shown) is an older address that is kept for old clients (seen \(since)): write \(present.baseURL)"
    }

    /// The host alone where the paths are the same, else the whole of the base.
    private func replacement(of old: AddressParts, by new: AddressParts) -> Advice.Replacement {
        old.path == new.path ? .init(old: old.host, new: new.host) : .init(old: old.text, new: new.text)
    }

    /// Where nothing of the old page's host is right any more, the whole host has moved.
    private func addMovedPages(of credential: Credential, _ provider: Provider, to book: inout AddressBook) {
        for previous in credential.claim.previously {
            guard let old = previous.values["keyPage"], let new = credential.keyPage,
                let address = AddressParts(surveyed: old), !book.isPresent(address)
            else { continue }
            let leavesHost = !book.hasPresent(host: address.host)
            guard leavesHost || !address.path.isEmpty else { continue }
            var advice = Advice(
                rule: .movedPage, severity: sureness.limited(.warning, by: credential.claim),
                claim: credential.claim.id, since: previous.until, link: sureness.link(for: credential.claim),
                replacement: .init(old: address.text, new: AddressParts(surveyed: new)?.text ?? new),
                message: "\(provider.name) issues keys at \(new) (seen \(previous.until)), not at \(address.text)")
            book.add(.stale(advice), at: address)
            guard leavesHost, !address.path.isEmpty else { continue }
            advice.replacement = nil
            advice.message =
                "pages of \(provider.name) have left \(address.host) (seen \(previous.until)); keys are issued at \(new)"
            book.add(.stale(advice), at: address.wholeHost)
        }
    }

    /// A sign-in of the vendor's own programs: forbidden to others, or not said to be open to them.
    private func addReserved(_ oauth: OAuth, _ provider: Provider, to book: inout AddressBook) {
        let isForbidden = oauth.thirdParty == .prohibited
        let earlier = oauth.claim.previously.flatMap { previous in
            ["authorizeURL", "tokenURL", "deviceAuthorizationURL"].compactMap { previous.values[$0] }
        }
        let keys = provider.credentials.compactMap(\.keyPage).first.map { "; let people make a key at \($0)" } ?? ""
        for url in addresses(of: oauth) + earlier {
            guard let address = AddressParts(surveyed: url), !book.isPresent(address), !address.path.isEmpty else {
                continue
            }
            let advice = Advice(
                rule: .forbiddenSignIn,
                severity: sureness.limited(isForbidden ? .warning : .note, by: oauth.claim), claim: oauth.claim.id,
                since: oauth.claim.since, link: sureness.link(for: oauth.claim),
                message: isForbidden
                    ? "\(provider.name) prohibits other vendors' clients from this sign-in (seen \(oauth.claim.asOf))\(keys)"
                    : "\(provider.name) documents this sign-in for its own programs only (seen \(oauth.claim.asOf))\(keys)"
            )
            book.add(.stale(advice), at: address)
        }
    }
}
