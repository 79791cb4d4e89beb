/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.server.settings.Transport;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Under which addresses passkeys are offered, and what is told where they are not. */
class PasskeySiteTest {
  private static final Transport PROXY = new Transport.BehindProxy(Set.of());

  @Test
  void aNameUnderATrustedCertificateAndThisMachineTakePasskeys() {
    URI named = URI.create("https://yunheng.example.cn:8443");
    assertThat(PasskeySite.of(named, PROXY))
        .isEqualTo(new PasskeySite.Named(named, "yunheng.example.cn"));
    URI local = URI.create("http://localhost:8787");
    assertThat(PasskeySite.of(local, new Transport.Loopback()))
        .isEqualTo(new PasskeySite.Named(local, "localhost"));
  }

  @Test
  void aNumberPlainHttpAndAnOwnCertificateDoNot() {
    assertThat(PasskeySite.of(URI.create("https://192.0.2.7"), PROXY))
        .isEqualTo(new PasskeySite.Unfit("passkey.unfit.address"));
    assertThat(PasskeySite.of(URI.create("https://[2001:db8::1]:8443"), PROXY))
        .isEqualTo(new PasskeySite.Unfit("passkey.unfit.address"));
    assertThat(PasskeySite.of(URI.create("http://yunheng.example.cn"), new Transport.Loopback()))
        .isEqualTo(new PasskeySite.Unfit("passkey.unfit.open"));
    assertThat(PasskeySite.of(URI.create("https://yunheng.example.cn"), new Transport.SelfSigned()))
        .isEqualTo(new PasskeySite.Unfit("passkey.unfit.certificate"));
  }

  @Test
  void anAnswerThatIsNoneIsNotRead() {
    PasskeyVerifier verifier = new PasskeyVerifier();
    for (String answer : new String[] {"", "{}", "[]", "{\"id\":1}", "null", "no JSON"}) {
      assertThat(verifier.readUse(answer)).as(answer).isEqualTo(Optional.empty());
      assertThat(verifier.readMade(answer)).as(answer).isEqualTo(Optional.empty());
    }
  }
}
