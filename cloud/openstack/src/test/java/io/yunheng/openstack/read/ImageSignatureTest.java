/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Signatures that OpenSSL made over a thousand zeros. */
class ImageSignatureTest {
  private static final String RSA =
      "MIIDEzCCAfugAwIBAgIUScnKpz5/NDHQ1Thn1rVIKPm0n0cwDQYJKoZIhvcNAQELBQAwGDEWMBQG"
          + "A1UEAwwNaW1hZ2Ugc2lnbmluZzAgFw0yNjExMjQwMTE2MDlaGA8yMTI2MTAzMTAxMTYwOVowGDEW"
          + "MBQGA1UEAwwNaW1hZ2Ugc2lnbmluZzCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAPo6"
          + "omc0Kz/YxRroz5IhRT5GG0myzX4O+Jq+PBP6AD6PnhD4B8bswl9qSICigwdxWCphxO24UnfWCCUP"
          + "01Z81YmjBxCcwu37IwYzzfD6C65k3GBMNC/dvUXpw2Zud6EpCxUhVhEnXohVv+r1hLQKRsLVDOWr"
          + "wcdPSg1tV+hcrd5Dxx5mTbT5EaFHKJefTriFnSrOejP/FicxiP0lMyAX86gMyv9VJWs0m+J2CXqK"
          + "1OHCIAXHZZksyA28c6vBEGrg64MV/TAmpd6mRDlJfkt46l1ITxwsfBkdpA3vWTmwNSrbgRq0IB6X"
          + "9g6K5JeH96SvEyz2QRBsM+evA5RJSb5KBTkCAwEAAaNTMFEwHQYDVR0OBBYEFGVuFQM+6inzpj5m"
          + "Jenhgt4mtRF9MB8GA1UdIwQYMBaAFGVuFQM+6inzpj5mJenhgt4mtRF9MA8GA1UdEwEB/wQFMAMB"
          + "Af8wDQYJKoZIhvcNAQELBQADggEBALBakaIQyHOTFugFYudb3QlwBItrm/buwgU3BPB+1Sg5i8Aw"
          + "vUjQ2mCxDBXhvn94e0wYK3SCUisPj35dsFo/5Xtpa/cooUiTTMu3fLQOfxG0Os4YHqSpaZE/ZgsJ"
          + "PK1mfYnCn/PdYfoymjl8m1o0Bc7OiwFbxwYcKHqhWNaLGnXiyUf7rgmb/6WMvrZDY7BTJWEdRpR8"
          + "03s0l8vBdyweVJ/BcGZZOzV2DNaVgRdFfOV1HLY7t7FmR382VnyynLwdK2rGHwj3JZe/b4BUcuY/"
          + "2KGtrQAw1oIh7tyK8qWtbYh4NSsZVoDru4HZkCjJbtr4jpxjKkQ3cB9ex8ifwlk55sI=";
  private static final String RSA_VALUE =
      "mmRoDWzY0VFUs4oQQxDrNJsdyXTw4F74NqsP0GLN8Meao7fJq+9VmA3DS/SpCEA3Ay+pEH0gQN93"
          + "wfmvvVmKES/127BkN0/rjGjS7f+xw7SzD5RRcfUzHXpdAuroVnG5dAM0g0VMG8TP27WWOfAVs9qQ"
          + "lbUmrbSCId4ZWYUm20jCofDNh2tcCjKlxCL3S86HCDBxJnZGarK1otnAO24SJ2pXbNQZuayuGpJF"
          + "jbqdfvgJ8e2zVZbugY7nFxRlPrJSGNdkJc3Vs0yEP69VzygfgB2ShpvUjOebjHnz0WkA9juSUmRC"
          + "T5AlSi5fkkPbvc2SMDnqXxYBofB2m0qC8VcroA==";
  private static final String EC =
      "MIIBxDCCAUqgAwIBAgIULTzF39zmzGFsJBXBM3AqzpWWr+owCgYIKoZIzj0EAwIwGDEWMBQGA1UE"
          + "AwwNaW1hZ2Ugc2lnbmluZzAgFw0yNjExMjQwMTE2MDlaGA8yMTI2MTAzMTAxMTYwOVowGDEWMBQG"
          + "A1UEAwwNaW1hZ2Ugc2lnbmluZzB2MBAGByqGSM49AgEGBSuBBAAiA2IABK8GocxtzBD8rlHjLays"
          + "H0z5iQtV4sdkHr9D0AiyjBQJM1cKFGTpjqoXqmXUjxX/SX/oot0eipdMw+FzMwGRTJlVFBZkden7"
          + "Cm15TlLIOER/xoiaJO5xFfZI+wdyTsGwBKNTMFEwHQYDVR0OBBYEFFxM54NYhOZ0yqrhR47/AP1d"
          + "coZJMB8GA1UdIwQYMBaAFFxM54NYhOZ0yqrhR47/AP1dcoZJMA8GA1UdEwEB/wQFMAMBAf8wCgYI"
          + "KoZIzj0EAwIDaAAwZQIwaPbeMLZpmLPYGDlj1PBqV2Ja/Ml+SD3fUkLf7H23dhmxBOOOxgSaug81"
          + "Oa5nwxaNAjEAgch0AAx6xA26ZazjU1iYDJq8CY7wnxPmORY/X6xuY/au29xaX3JayFYhwmXpNfy/";
  private static final String EC_VALUE =
      "MGYCMQD4w/Nk1Ngy0qGDsWYp168PYbsdSiRJF2OmuNe6A+QxzXTGn0CJAKTeXlLcHIMhhigCMQDW"
          + "sxdUZXqKbbhe/g3Dgvso+Jt+jPht93y2IyVXFABWvIaY0svTiRunFeaApHNY4P8=";

  @Test
  void aSignatureOverTheBytesVerifies() throws NoSuchAlgorithmException {
    assertThat(rsa("RSA-PSS", "sha-256").verifies(digest("SHA-256", 1000), pem(RSA))).isTrue();
    assertThat(ec().verifies(digest("SHA-384", 1000), pem(EC))).isTrue();
  }

  @Test
  void otherBytesDoNot() throws NoSuchAlgorithmException {
    assertThat(rsa("RSA-PSS", "sha-256").verifies(digest("SHA-256", 999), pem(RSA))).isFalse();
    assertThat(ec().verifies(digest("SHA-384", 999), pem(EC))).isFalse();
  }

  @Test
  void whatIsNotUnderstoodIsNoAnswer() throws NoSuchAlgorithmException {
    String digest = digest("SHA-256", 1000);
    assertThatThrownBy(() -> rsa("RSA-OLD", "sha-256").verifies(digest, pem(RSA)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rsa("RSA-PSS", "").verifies(digest, pem(RSA)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rsa("RSA-PSS", "sha-256").verifies(digest, new byte[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rsa("RSA-PSS", "sha-256").verifies("", pem(EC)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ImageSignature rsa(String type, String hash) {
    return new ImageSignature(type, hash, "c1", RSA_VALUE);
  }

  private static ImageSignature ec() {
    return new ImageSignature("ECC_SECP384R1", "sha-384", "c2", EC_VALUE);
  }

  private static byte[] pem(String body) {
    return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String digest(String algorithm, int zeros) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(new byte[zeros]));
  }
}
