/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import io.yunheng.server.secret.SecretToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what browsers answer: challenge, origin, name, signature, user verification and counter.
 * No attestation is asked for, so any device may hold a key.
 */
public final class PasskeyVerifier {
  private static final List<PublicKeyCredentialParameters> ALGORITHMS =
      PasskeyOptions.ALGORITHMS.stream()
          .map(
              one ->
                  new PublicKeyCredentialParameters(
                      PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(one)))
          .toList();

  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter keys =
      new AttestedCredentialDataConverter(converter);

  /**
   * A key that was made.
   *
   * @param credential its id, in base64url
   * @param content what is kept of it
   */
  public record MadeKey(String credential, String content) {}

  /**
   * What a browser says, before anything of it was checked.
   *
   * @param challenge that it answers
   * @param credential whose key it used, in base64url; empty where one was made
   * @param user whom the device keeps the key for; empty where it does not say
   */
  public record Claim(SecretToken challenge, String credential, String user) {}

  /** What an answer to a proof says it is; empty for whatever makes the library stumble. */
  public Optional<Claim> readUse(String answer) {
    try {
      AuthenticationData data = manager.parseAuthenticationResponseJSON(answer);
      byte[] user = data.getUserHandle();
      return challenge(data.getCollectedClientData())
          .map(
              one ->
                  new Claim(
                      one,
                      text(data.getCredentialId()),
                      user == null ? "" : new String(user, StandardCharsets.US_ASCII)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** What an answer to a registration says it is. */
  public Optional<Claim> readMade(String answer) {
    try {
      return challenge(manager.parseRegistrationResponseJSON(answer).getCollectedClientData())
          .map(one -> new Claim(one, "", ""));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<SecretToken> challenge(@Nullable CollectedClientData data) {
    return data == null
        ? Optional.empty()
        : SecretToken.parse(
            new String(
                Objects.requireNonNull(data.getChallenge()).getValue(), StandardCharsets.US_ASCII));
  }

  /** The key of an answer to a registration; empty where the answer is not right. */
  public Optional<MadeKey> made(PasskeySite.Named site, SecretToken challenge, String answer) {
    try {
      RegistrationData data =
          manager.verifyRegistrationResponseJSON(
              answer,
              new RegistrationParameters(property(site, challenge), ALGORITHMS, true, true));
      AuthenticatorData<?> authenticator =
          Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
      AttestedCredentialData key =
          Objects.requireNonNull(authenticator.getAttestedCredentialData());
      return Optional.of(
          new MadeKey(
              text(key.getCredentialId()),
              content(
                  key,
                  authenticator.getSignCount(),
                  authenticator.isFlagBE(),
                  authenticator.isFlagBS())));
    } catch (DataConversionException | VerificationException e) {
      return Optional.empty();
    }
  }

  /**
   * What is kept of a key after it was used; empty where the answer is not right.
   *
   * @param content what was kept of it before
   */
  public Optional<String> used(
      PasskeySite.Named site, SecretToken challenge, String content, String answer) {
    try {
      CredentialRecordImpl key = key(content);
      manager.verifyAuthenticationResponseJSON(
          answer,
          new AuthenticationParameters(
              property(site, challenge),
              key,
              List.of(key.getAttestedCredentialData().getCredentialId()),
              true,
              true));
      return Optional.of(
          content(
              key.getAttestedCredentialData(),
              key.getCounter(),
              Boolean.TRUE.equals(key.isBackupEligible()),
              Boolean.TRUE.equals(key.isBackedUp())));
    } catch (DataConversionException | VerificationException e) {
      return Optional.empty();
    }
  }

  private static ServerProperty property(PasskeySite.Named site, SecretToken challenge) {
    return ServerProperty.builder()
        .origin(new Origin(site.origin().toString()))
        .rpId(site.name())
        .challenge(new DefaultChallenge(challenge.text().getBytes(StandardCharsets.US_ASCII)))
        .build();
  }

  private String content(
      AttestedCredentialData key, long counter, boolean eligible, boolean backedUp) {
    return String.join(
        " ",
        text(keys.convert(key)),
        Long.toString(counter),
        Boolean.toString(eligible),
        Boolean.toString(backedUp));
  }

  private CredentialRecordImpl key(String content) {
    List<String> words = List.of(content.split(" "));
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        Boolean.valueOf(words.get(2)),
        Boolean.valueOf(words.get(3)),
        Long.parseLong(words.get(1)),
        keys.convert(Base64.getUrlDecoder().decode(words.get(0))),
        null,
        null,
        null,
        Set.of());
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
