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

  private static final String DSA =
      "MIIEazCCBBmgAwIBAgIUX7Sc5usPy8QPXPAl96rcnQ+6Y6wwCwYJYIZIAWUDBAMCMBgxFjAUBgNVBA"
          + "MMDWltYWdlIHNpZ25pbmcwIBcNMjYxMTI0MTQxNDQ5WhgPMjEyNjEwMzExNDE0NDlaMBgxFjAUBgNV"
          + "BAMMDWltYWdlIHNpZ25pbmcwggNCMIICNQYHKoZIzjgEATCCAigCggEBAO2pcyOqE4flJBRjA3WNq2"
          + "FZum7UOrnkcQKqsN0QMaDpgbLxXgEinur2glL12mPjVwrnJQKA/UNZegJ7+9J7lfiOLYVErHsshsXD"
          + "p+ZoL0MBB747qf0W5wrzlk75KvM5ZU2RmqVnIEvtDsD/RaUh8tGeHKcXfStmIgbj9PgIfScjN4qmz6"
          + "d8WmzJm/eB0QSaD6zU4naiOlHpB5jvI2C4nTDE9Hg+jFQGJfQJBAVWd04xzpNErhRQScYc50k+Wj8d"
          + "fowJv1iglox0ww/MnDcTht2n3ZoLo5AJRgOCzDPmMFgoYssUYb6mAZWrLx8tJQzA8Kycz1jyMZtHci"
          + "X0DS9O8XECHQCG0DYWUHJ8ZIhfwdUXFfuB5BLSPNlpJ2UtyQCHAoIBABgT+FhR2vUYja6INF4lNerD"
          + "jPcIZRnns9P82CoXYxjS/3wjoLkBx48Nz24+r4sEjcc+h0c4S0isBfw8ZbGq3c6lQnB+C1tjKYpCjY"
          + "xm6EcQueOQoCtoIxdYAsoHnIR6/S+dubUgu0nq16VLtby6T4/YJMEDKn4EEvf4oxrazuKBYGUJlsCV"
          + "jTACvzJo68djVm3Jr4UliVNB8Z8vslbyg987vMPYBg7N+pMa4qykwcJdzTaXl8zTP/75/e0ddR2lth"
          + "PLKvuXbIpcst7vaBOb9ZbLAnh62MAAnX7FsMfo1YhdeLI5Dm2EfFxdvqdR6opk1rNYdd5e+XL9ftJ7"
          + "OemTStMDggEFAAKCAQBi865ng1EPcZEKtlEpaCdieUOudFRpczbJrzUFSC/cnXwmjW6Kc2O4BPCdsQ"
          + "Gina0YTEMsjpkQf09hXTF+vezLOMOtiUKd76PQNbeYt904TFSVbpS8+E/wYNhJotL4MR7PCVY3fLAd"
          + "5ZsXcrMlgQ9N6vLR8efHZXK4A8CTT7PG5ivMN3Zo/+NEgEua0WRFBM96qHOe1LxX/4BiB2KzTY08Fd"
          + "lkO0qVUOp3MqYEk8eelIYa2kJA6f4Jpdyy3GVjbVNBb/j4XJCx/vDPdhsR/tf5hvsJ1inSBfP2yPPJ"
          + "eJgWIxIY5dlMxfLiVP52eF7sT0lOtcB9GQ+GVLP87fYIlvSuo1MwUTAdBgNVHQ4EFgQULHqNwvNXDo"
          + "4s374DE5laHQOZ47kwHwYDVR0jBBgwFoAULHqNwvNXDo4s374DE5laHQOZ47kwDwYDVR0TAQH/BAUw"
          + "AwEB/zALBglghkgBZQMEAwIDPwAwPAIcYvwpFbQPmfUroTky4OG2j19IJAMUSUCnnG66gwIccKgGjG"
          + "gOENkhr8rcr4kUsWAxpUbZR+J513mRkA==";
  private static final String DSA_VALUE =
      "MDwCHHZfCaq9yl2BoPXlH1gEHibnCaPZhkPaj6sXCoMCHF3DkWPJgQ8foI/KodOoedXVaXQUkVXu59" + "w8fvM=";

  /** The digest is longer than the key's group: its leftmost bits are signed (FIPS 186-4, 4.6). */
  private static final String DSA_LONG_VALUE =
      "MDwCHGj/CSjxhBh2FQ4iSmoI12Wv8rZ7/86hWrkErHECHHXzQbLBbIuCR/MHsyqIbURYYnPnsFzMCS" + "7wFF0=";

  @Test
  void aSignatureOfADsaKeyVerifiesOverItsBytesOnly() throws NoSuchAlgorithmException {
    ImageSignature claim = new ImageSignature("DSA", "sha-256", "c3", DSA_VALUE);
    assertThat(claim.verifies(digest("SHA-256", 1000), pem(DSA))).isTrue();
    assertThat(claim.verifies(digest("SHA-256", 999), pem(DSA))).isFalse();
    ImageSignature longer = new ImageSignature("DSA", "sha-512", "c3", DSA_LONG_VALUE);
    assertThat(longer.verifies(digest("SHA-512", 1000), pem(DSA))).isTrue();
    assertThat(longer.verifies(digest("SHA-512", 999), pem(DSA))).isFalse();
    assertThatThrownBy(() -> claim.verifies(digest("SHA-256", 1000), pem(EC)))
        .as("a certificate of another kind of key")
        .isInstanceOf(IllegalArgumentException.class);
  }

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
