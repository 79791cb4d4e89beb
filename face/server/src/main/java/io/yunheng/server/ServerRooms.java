/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.yunheng.access.AccessRules;
import io.yunheng.casework.WorkCase;
import io.yunheng.server.administration.ActRoutes;
import io.yunheng.server.administration.JobOverviewRoutes;
import io.yunheng.server.administration.MemberRoutes;
import io.yunheng.server.administration.MembershipRoutes;
import io.yunheng.server.administration.OrganisationRoutes;
import io.yunheng.server.administration.PeopleRoutes;
import io.yunheng.server.administration.PermissionRoutes;
import io.yunheng.server.administration.PersonRoutes;
import io.yunheng.server.administration.SecondRoleRoutes;
import io.yunheng.server.administration.SettingRoutes;
import io.yunheng.server.entry.AccountRoutes;
import io.yunheng.server.entry.BindingRoutes;
import io.yunheng.server.entry.InvitationRoutes;
import io.yunheng.server.entry.LoginRoutes;
import io.yunheng.server.entry.LoginStepRoutes;
import io.yunheng.server.entry.OutsideLoginRoutes;
import io.yunheng.server.entry.PasskeyRoutes;
import io.yunheng.server.evidence.EvidenceCare;
import io.yunheng.server.evidence.EvidencePages;
import io.yunheng.server.evidence.EvidencePreviews;
import io.yunheng.server.identity.AttemptGate;
import io.yunheng.server.identity.EnrolmentDesk;
import io.yunheng.server.identity.FactorCheck;
import io.yunheng.server.identity.InvitationDesk;
import io.yunheng.server.identity.LoginDesk;
import io.yunheng.server.identity.OutsideDesk;
import io.yunheng.server.identity.PasskeyDesk;
import io.yunheng.server.identity.PasswordDesk;
import io.yunheng.server.identity.ProofDesk;
import io.yunheng.server.identity.SecondFactorRules;
import io.yunheng.server.identity.SessionKeeper;
import io.yunheng.server.identity.SubjectSource;
import io.yunheng.server.job.JobLog;
import io.yunheng.server.job.JobRunner;
import io.yunheng.server.outside.LdapDirectory;
import io.yunheng.server.outside.OidcProvider;
import io.yunheng.server.page.PageTemplate;
import io.yunheng.server.passkey.PasskeySite;
import io.yunheng.server.record.RecordPages;
import io.yunheng.server.register.RegisterPages;
import io.yunheng.server.request.RequestPages;
import io.yunheng.server.result.CatalogShelf;
import io.yunheng.server.result.ResultRoutes;
import io.yunheng.server.secret.PasswordHasher;
import io.yunheng.server.secret.PasswordRules;
import io.yunheng.server.settings.PasswordSettings;
import io.yunheng.server.settings.ServerSettings;
import io.yunheng.server.standard.StandardRoutes;
import io.yunheng.server.web.Answers;
import io.yunheng.server.web.AssetRoutes;
import io.yunheng.server.web.CaseNames;
import io.yunheng.server.web.LanguageRoutes;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.PermissionHolders;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.ProofPage;
import io.yunheng.server.web.RouteGuard;
import io.yunheng.server.web.RoutedRequests;
import io.yunheng.server.web.SessionContexts;
import io.yunheng.server.web.SessionCookie;
import io.yunheng.server.web.ShellMaker;
import io.yunheng.server.web.StandingAccess;
import io.yunheng.server.web.Visits;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.server.work.CaseActRoutes;
import io.yunheng.server.work.CaseChangeRoutes;
import io.yunheng.server.work.CasePageRoutes;
import io.yunheng.server.work.CasePeopleRoutes;
import io.yunheng.server.work.CaseRoutes;
import io.yunheng.server.work.CloudRoutes;
import io.yunheng.server.work.HomeRoutes;
import io.yunheng.server.work.IndependenceRoutes;
import io.yunheng.server.work.JobRoutes;
import io.yunheng.server.work.ScheduleRoutes;
import io.yunheng.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Everything that the server is made of, put together once. */
final class ServerRooms {
  private final SessionCookie cookie;
  private final SessionContexts contexts;
  private final InvitationDesk invitations;
  private final RoutedRequests requests;
  private final JobRunner jobs;
  private final EvidenceCare care;
  private final EvidencePreviews previews;

  ServerRooms(
      Store store,
      ServerSettings settings,
      Supplier<URI> origin,
      InstantSource clock,
      SecureRandom random,
      MeterRegistry meters) {
    AccessRules rules = AccessRules.shipped();
    boolean sample = store.installation().example();
    ZoneId zone = settings.people().zone();
    PasswordSettings asked = settings.password();
    PasswordHasher hasher = new PasswordHasher();
    AttemptGate gate = new AttemptGate(store, settings.login(), clock);
    FactorCheck factors = new FactorCheck(store, clock);
    LoginDesk login = new LoginDesk(store, hasher, gate, factors, clock, random);
    OutsideDesk outside =
        new OutsideDesk(
            store,
            settings
                .login()
                .oidc()
                .map(one -> new OidcProvider(one, origin, clock, settings.login().absolute())),
            settings.login().ldap().map(LdapDirectory::new),
            login,
            gate,
            clock,
            random);
    PasskeyDesk passkeys =
        new PasskeyDesk(
            store,
            () -> PasskeySite.of(origin.get(), settings.listen().transport()),
            login,
            gate,
            clock,
            random);
    ProofDesk proofs = new ProofDesk(store, login, gate, factors, settings.login());
    EnrolmentDesk enrolment = new EnrolmentDesk(store, login, factors, random);
    PasswordDesk passwords =
        new PasswordDesk(
            store,
            hasher,
            new PasswordRules(asked.leastLength(), asked.history(), asked.denyList()),
            login);
    cookie = new SessionCookie(settings.listen().transport().secure());
    boolean combined = settings.people().combined();
    SubjectSource subjects = new SubjectSource(store, combined);
    SessionKeeper keeper =
        new SessionKeeper(
            store,
            settings.login(),
            subjects,
            new SecondFactorRules(rules, sample),
            factors,
            clock,
            zone);
    contexts = new SessionContexts(keeper, cookie);
    care = new EvidenceCare(store, settings.data().evidence(), clock);
    previews = new EvidencePreviews(store, settings.jobs(), clock);
    invitations = new InvitationDesk(store, settings.people(), origin, clock, random);
    ProofPage proof = new ProofPage(proofs, cookie);
    PageWordsSource words = new PageWordsSource(rules);
    Permits permits = new Permits(rules);
    StandingAccess standing = new StandingAccess(keeper, cookie, rules, clock, zone);
    Path data = settings.data().folder();
    jobs = new JobRunner(store, settings.jobs(), data, clock, random);
    SecondRoleRoutes secondRoles = new SecondRoleRoutes(store, combined, rules, words);
    CatalogShelf shelf = new CatalogShelf();
    ResultRoutes results = new ResultRoutes(store, rules, standing, words, shelf, data);
    RequestPages asking =
        new RequestPages(store, rules, standing, words, results.needs(), jobs::wake);
    List<WebRoutes> all =
        List.of(
            new AssetRoutes(),
            new LanguageRoutes(cookie.secure()),
            new LoginRoutes(login, factors, passkeys, outside, cookie),
            new OutsideLoginRoutes(outside, cookie),
            new LoginStepRoutes(enrolment, passwords, store, cookie),
            new InvitationRoutes(store, passwords, rules),
            new AccountRoutes(
                store, passwords, enrolment, factors, passkeys, outside, proof, words),
            new PasskeyRoutes(passkeys, proof, cookie),
            new BindingRoutes(outside, proof, cookie),
            new HomeRoutes(
                store,
                invitations,
                words,
                permits,
                new HomeRoutes.Abilities(!settings.jobs().networks().isEmpty(), care.scans())),
            new CaseRoutes(store, words),
            new CasePageRoutes(store, words, permits),
            new CaseChangeRoutes(store, words),
            new IndependenceRoutes(store, words),
            new CaseActRoutes(store, words, permits),
            new CasePeopleRoutes(store, invitations, rules, words, permits),
            new JobRoutes(store, jobs::wake, new JobLog(data, clock), words, permits),
            new CloudRoutes(store, jobs::wake, settings.jobs().networks(), words, permits),
            new ScheduleRoutes(store, words, permits),
            new EvidencePages(
                store, rules, standing, previews, care, words, data, jobs::wake, asking.returned()),
            new RegisterPages(store, rules, standing, words, jobs::wake),
            new PeopleRoutes(store, invitations, rules, words, permits),
            secondRoles,
            new PersonRoutes(
                store, invitations, factors, passkeys, outside, secondRoles, words, permits),
            new OrganisationRoutes(store, invitations, rules, words, permits),
            new MemberRoutes(store, invitations, rules, words, permits),
            new MembershipRoutes(store, rules, words, permits),
            new PermissionRoutes(store, subjects, rules, words),
            new JobOverviewRoutes(store, words),
            new SettingRoutes(settings, sample),
            new ActRoutes(store, words),
            results,
            asking,
            new RecordPages(store, rules, standing, words, results.records()),
            new StandardRoutes(shelf));
    List<WebRoute> routes = all.stream().flatMap(one -> one.routes().stream()).toList();
    CaseNames names =
        (scope, id) ->
            store
                .cases()
                .find(scope, id)
                .map(
                    one ->
                        new CaseNames.Named(
                            one.id(), one.organisation(), one.description().name()));
    requests =
        new RoutedRequests(
            routes,
            new Visits(clock, zone),
            new RouteGuard(
                rules,
                (scope, id) -> store.cases().find(scope, id).map(WorkCase::organisation),
                proof),
            new Answers(
                new PageTemplate(),
                new ShellMaker(rules, names, combined, sample),
                new PermissionHolders(rules, store, names)),
            meters);
  }

  SessionCookie cookie() {
    return cookie;
  }

  SessionContexts contexts() {
    return contexts;
  }

  InvitationDesk invitations() {
    return invitations;
  }

  JobRunner jobs() {
    return jobs;
  }

  EvidenceCare care() {
    return care;
  }

  EvidencePreviews previews() {
    return previews;
  }

  RoutedRequests requests() {
    return requests;
  }
}
