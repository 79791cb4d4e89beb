/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.outside;

import io.yunheng.access.Factor;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.Secret;
import io.yunheng.server.settings.OidcSettings;
import io.yunheng.server.settings.OidcSettings.FactorClaim;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClientException;

/**
 * An OpenID Connect provider, asked by Spring Security: discovery, state, nonce, PKCE, and every
 * check of the ID token. Its description is fetched when it is first needed, so that the server
 * starts while the provider is down. Nothing but the ID token is read.
 */
public final class OidcProvider {
  /** Where the provider sends browsers back to. */
  public static final String RETURN = "/login/oidc/return";

  private static final String REGISTRATION = "oidc";
  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final ParameterizedTypeReference<Map<String, Object>> JSON_OBJECT =
      new ParameterizedTypeReference<>() {};

  private final OidcSettings settings;
  private final Supplier<URI> origin;
  private final InstantSource clock;
  private final Duration oldest;
  private final ProviderClient client;
  private volatile @Nullable Known known;

  /** What the provider said of itself, and what checks what comes from it. */
  private record Known(ClientRegistration registration, JwtDecoder decoder) {}

  /**
   * A provider.
   *
   * @param origin the public address of this server
   * @param oldest a log-in there that is older than this is done anew
   */
  public OidcProvider(
      OidcSettings settings, Supplier<URI> origin, InstantSource clock, Duration oldest) {
    this.settings = settings;
    this.origin = origin;
    this.clock = clock;
    this.oldest = oldest;
    this.client = new ProviderClient(settings.authorities());
  }

  /** Its name for people. */
  public String name() {
    return settings.name();
  }

  /** Its name where accounts are bound. */
  public String id() {
    return "oidc " + settings.issuer();
  }

  /**
   * Begins a log-in there.
   *
   * @throws FaultException with {@code OUTSIDE_UNREACHABLE} where the provider does not say how
   */
  public OidcRequest begin(HttpServletRequest request) {
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(
            new InMemoryClientRegistrationRepository(known().registration()));
    resolver.setAuthorizationRequestCustomizer(
        OAuth2AuthorizationRequestCustomizers.withPkce()
            .andThen(
                one ->
                    one.additionalParameters(
                        more -> more.put("max_age", Long.toString(oldest.toSeconds())))));
    OAuth2AuthorizationRequest one =
        Objects.requireNonNull(resolver.resolve(request, REGISTRATION));
    return new OidcRequest(
        URI.create(one.getAuthorizationRequestUri()),
        Objects.requireNonNull(one.getState()),
        attribute(one, OidcParameterNames.NONCE),
        attribute(one, PkceParameterNames.CODE_VERIFIER));
  }

  private static String attribute(OAuth2AuthorizationRequest request, String name) {
    return Objects.requireNonNull(request.<String>getAttribute(name));
  }

  /**
   * Ends a log-in there.
   *
   * @param begun what was kept of it
   * @param answer what the browser brought back
   * @throws FaultException with {@code OUTSIDE_UNREACHABLE} or {@code OUTSIDE_REFUSED}
   */
  public OutsideIdentity end(OidcRequest begun, Map<String, String> answer) {
    Known one = known();
    String redirect = redirect();
    OAuth2AuthorizationRequest request =
        OAuth2AuthorizationRequest.authorizationCode()
            .clientId(settings.clientId())
            .authorizationUri(
                Objects.requireNonNull(
                    one.registration().getProviderDetails().getAuthorizationUri()))
            .redirectUri(redirect)
            .scopes(Set.of(OidcScopes.OPENID))
            .state(begun.state())
            .attributes(
                kept -> {
                  kept.put(OAuth2ParameterNames.REGISTRATION_ID, REGISTRATION);
                  kept.put(OidcParameterNames.NONCE, begun.nonce());
                  kept.put(PkceParameterNames.CODE_VERIFIER, begun.verifier());
                })
            .build();
    try {
      Authentication done =
          provider(one.decoder())
              .authenticate(
                  new OAuth2LoginAuthenticationToken(
                      one.registration(),
                      new OAuth2AuthorizationExchange(request, response(answer, redirect))));
      OidcUser user = (OidcUser) Objects.requireNonNull(done).getPrincipal();
      return identity(Objects.requireNonNull(user).getIdToken());
    } catch (OAuth2AuthenticationException e) {
      throw failed(e, e.getError().getErrorCode());
    } catch (RestClientException e) {
      throw failed(e, "");
    }
  }

  private static OAuth2AuthorizationResponse response(Map<String, String> answer, String redirect) {
    String code = answer.getOrDefault(OAuth2ParameterNames.CODE, "");
    OAuth2AuthorizationResponse.Builder response =
        code.isEmpty()
            ? OAuth2AuthorizationResponse.error(
                answer.getOrDefault(OAuth2ParameterNames.ERROR, "invalid_response"))
            : OAuth2AuthorizationResponse.success(code);
    return response
        .redirectUri(redirect)
        .state(answer.getOrDefault(OAuth2ParameterNames.STATE, ""))
        .build();
  }

  private OidcAuthorizationCodeAuthenticationProvider provider(JwtDecoder decoder) {
    RestClientAuthorizationCodeTokenResponseClient tokens =
        new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(client.tokens());
    OidcAuthorizationCodeAuthenticationProvider provider =
        new OidcAuthorizationCodeAuthenticationProvider(
            tokens, user -> new DefaultOidcUser(List.of(), user.getIdToken()));
    provider.setJwtDecoderFactory(_ -> decoder);
    return provider;
  }

  private OutsideIdentity identity(OidcIdToken token) {
    Instant now = clock.instant();
    Instant proved = token.getAuthenticatedAt();
    if (proved == null || proved.plus(oldest).plus(SKEW).isBefore(now)) {
      throw FaultException.of(FaultCode.OUTSIDE_REFUSED, "provider", name(), "reason", "auth_time");
    }
    Set<Factor> factors = EnumSet.of(Factor.PROVIDER);
    if (settings.factor().filter(claim -> says(token, claim)).isPresent()) {
      factors.add(Factor.OUTSIDE);
    }
    String subject = Objects.requireNonNull(token.getSubject());
    String called = Objects.requireNonNullElse(token.getPreferredUsername(), subject);
    return new OutsideIdentity(id(), subject, called, factors, proved);
  }

  private static boolean says(OidcIdToken token, FactorClaim claim) {
    Object said = token.getClaims().get(claim.name());
    Collection<?> all =
        said instanceof Collection<?> several ? several : Set.of(String.valueOf(said));
    return all.stream().anyMatch(one -> claim.values().contains(String.valueOf(one)));
  }

  private Known known() {
    Known there = known;
    if (there == null) {
      there = discover();
      known = there;
    }
    return there;
  }

  private Known discover() {
    try {
      Map<String, Object> said =
          client
              .plain()
              .get()
              .uri(
                  URI.create(
                      settings.issuer().toString().replaceAll("/$", "")
                          + "/.well-known/openid-configuration"))
              .retrieve()
              .body(JSON_OBJECT);
      if (said == null || !settings.issuer().toString().equals(said.get("issuer"))) {
        throw FaultException.of(FaultCode.OUTSIDE_REFUSED, "provider", name(), "reason", "issuer");
      }
      ClientRegistration registration =
          ClientRegistrations.fromOidcConfiguration(said)
              .registrationId(REGISTRATION)
              .clientId(settings.clientId())
              .clientSecret(settings.secret().map(Secret::reveal).orElse(""))
              .clientAuthenticationMethod(
                  settings.secret().isPresent()
                      ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                      : ClientAuthenticationMethod.NONE)
              .redirectUri(redirect())
              .scope(OidcScopes.OPENID)
              .build();
      return new Known(registration, decoder(registration));
    } catch (RestClientException | IllegalArgumentException e) {
      throw unreachable(e.getClass().getSimpleName(), e);
    }
  }

  private String redirect() {
    return origin.get() + RETURN;
  }

  private JwtDecoder decoder(ClientRegistration registration) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(
                Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
            .jwsAlgorithms(all -> all.addAll(List.of(SignatureAlgorithm.values())))
            .restOperations(client.template())
            .build();
    Clock time = clock.withZone(ZoneOffset.UTC);
    JwtTimestampValidator timely = new JwtTimestampValidator(SKEW);
    timely.setClock(time);
    OidcIdTokenValidator ours = new OidcIdTokenValidator(registration);
    ours.setClockSkew(SKEW);
    ours.setClock(time);
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(timely, ours));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }

  private FaultException failed(RuntimeException e, String code) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.io.IOException) {
        return unreachable(cause.getClass().getSimpleName(), e);
      }
    }
    return new FaultException(
        Fault.of(FaultCode.OUTSIDE_REFUSED, "provider", name(), "reason", code), e);
  }

  private FaultException unreachable(String reason, RuntimeException why) {
    return new FaultException(
        Fault.of(FaultCode.OUTSIDE_UNREACHABLE, "provider", name(), "reason", reason), why);
  }
}
