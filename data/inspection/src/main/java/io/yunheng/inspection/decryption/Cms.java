/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.KeyPart;
import io.yunheng.inspection.context.ChannelRegion;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSEnvelopedDataParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.KeyAgreeRecipientInformation;
import org.bouncycastle.cms.KeyTransRecipientInformation;
import org.bouncycastle.cms.PKIXRecipientId;
import org.bouncycastle.cms.PasswordRecipient;
import org.bouncycastle.cms.PasswordRecipientInformation;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JcePasswordAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JcePasswordEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * CMS EnvelopedData (RFC 5652 section 6) and AuthEnvelopedData (RFC 5083) for RSA and EC keys and
 * passphrases, and their SM2 and SM4 kind (GM/T 0010).
 */
final class Cms {
  private static final String ENVELOPED = "1.2.840.113549.1.7.3";
  private static final String AUTHENTICATED = "1.2.840.113549.1.9.16.1.23";
  private static final Pattern BEGIN = Pattern.compile("^-----BEGIN (CMS|PKCS7)-----\\s*\n");
  private static final int MOST_HEADER = 1 << 24;
  private static final int DEAREST = 10_000_000;
  private static final Provider PROVIDER = new BouncyCastleProvider();

  private final KeyBytes key;
  private final InspectionContext look;
  private final Pem pem;

  Cms(KeyBytes key, InspectionContext look) {
    this.key = key;
    this.look = look;
    this.pem = new Pem(key, PROVIDER);
  }

  InputStream plaintext(SeekableByteChannel file) throws IOException {
    SeekableByteChannel binary = bare(file);
    Ber.exactlyOne(binary, look);
    String type = type(binary);
    GatedStream in = new GatedStream(ChannelRegion.all(binary), MOST_HEADER);
    try {
      InputStream plain =
          switch (type) {
            case ENVELOPED -> {
              CMSEnvelopedDataParser parser = new CMSEnvelopedDataParser(in);
              if (Sm2Recipients.in(parser.getRecipientInfos().getRecipients())) {
                yield gm(new GatedStream(ChannelRegion.all(binary), MOST_HEADER));
              }
              look.found(DeepCode.NOT_AUTHENTICATED, "");
              yield opened(parser.getRecipientInfos().getRecipients(), false);
            }
            case AUTHENTICATED -> {
              CMSAuthEnvelopedDataParser parser = new CMSAuthEnvelopedDataParser(in);
              tagIsLong(parser.getEncryptionAlgOID());
              yield opened(parser.getRecipientInfos().getRecipients(), true);
            }
            case GmCms.ENVELOPED -> gm(in);
            default ->
                throw InspectionStopException.of(DeepCode.FORM_UNSUPPORTED, "", "form", type);
          };
      in.open();
      return new Quiet(plain);
    } catch (IOException | CMSException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private InputStream gm(GatedStream in) throws IOException {
    look.found(DeepCode.NOT_AUTHENTICATED, "");
    return new GmCms(key, pem).plaintext(in);
  }

  /** GCM tags are to have at least 12 octets (RFC 5084 section 3.2). */
  private static void tagIsLong(AlgorithmIdentifier algorithm) throws InspectionStopException {
    if (algorithm.getParameters() != null) {
      GCMParameters parameters = GCMParameters.getInstance(algorithm.getParameters());
      if (parameters.getIcvLen() < 12) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
      }
    }
  }

  private SeekableByteChannel bare(SeekableByteChannel file) throws IOException {
    byte[] first = ChannelRegion.bytes(file, 0, 11);
    if (first.length == 0) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    if (first[0] == 0x30) {
      return file;
    }
    if (!new String(first, StandardCharsets.ISO_8859_1).startsWith("-----BEGIN ")) {
      throw new String(first, StandardCharsets.ISO_8859_1).startsWith("MIME-Versio")
          ? InspectionStopException.of(DeepCode.FORM_UNSUPPORTED, "", "form", "S/MIME")
          : InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
    }
    int most = look.limits().memory();
    byte[] all = ChannelRegion.all(file).readNBytes(most);
    if (all.length < file.size()) {
      throw InspectionStopException.of(DeepCode.LIMIT_MEMORY, "", "limit", Integer.toString(most));
    }
    String text = new String(all, StandardCharsets.ISO_8859_1);
    Matcher begin = BEGIN.matcher(text);
    if (!begin.find()) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
    }
    String end = "-----END " + begin.group(1) + "-----";
    int from = begin.end();
    int to = text.indexOf(end, from);
    if (to < 0) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    if (!text.substring(to + end.length()).isBlank()) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRAILING, "");
    }
    try {
      String letters = text.substring(from, to).replaceAll("[\r\n \t]", "");
      return new SeekableInMemoryByteChannel(Base64.getDecoder().decode(letters));
    } catch (IllegalArgumentException e) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
    }
  }

  private static String type(SeekableByteChannel file) throws IOException {
    byte[] head = ChannelRegion.bytes(file, 0, 64);
    int at = head.length > 1 && head[1] < 0 ? 2 + (head[1] & 0x7f) : 2;
    if (at + 2 <= head.length && head[at] == 6 && at + 2 + head[at + 1] <= head.length) {
      try {
        byte[] identifier = java.util.Arrays.copyOfRange(head, at, at + 2 + head[at + 1]);
        return ASN1ObjectIdentifier.getInstance(identifier).getId();
      } catch (RuntimeException e) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
      }
    }
    throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
  }

  private InputStream opened(Collection<RecipientInformation> recipients, boolean authenticated)
      throws IOException {
    boolean fits = false;
    boolean supported = false;
    Optional<X509CertificateHolder> certificate = pem.certificate();
    for (RecipientInformation one : recipients) {
      boolean mine = certificate.map(holder -> named(one, holder)).orElse(true);
      Optional<Recipient> recipient = recipient(one, authenticated);
      supported |= recipient.isPresent();
      if (recipient.isPresent() && (mine || one instanceof PasswordRecipientInformation)) {
        fits |= certificate.isPresent();
        try {
          return one.getContentStream(recipient.get()).getContentStream();
        } catch (CMSException | RuntimeException e) {
          look.time("");
        }
      }
    }
    if (fits) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
    }
    if (!supported && key.has(KeyPart.PASSPHRASE) && !key.has(KeyPart.PRIVATE_KEY)) {
      throw key.missing(KeyPart.PRIVATE_KEY.code());
    }
    boolean told = !supported || (certificate.isPresent() && key.has(KeyPart.PRIVATE_KEY));
    throw InspectionStopException.of(told ? DeepCode.WRONG_KEY : DeepCode.KEY_OR_DAMAGE, "");
  }

  private static boolean named(RecipientInformation one, X509CertificateHolder holder) {
    return !(one.getRID() instanceof PKIXRecipientId id)
        || id.getIssuer() == null
        || (id.getIssuer().equals(holder.getIssuer())
            && id.getSerialNumber().equals(holder.getSerialNumber()));
  }

  private Optional<Recipient> recipient(RecipientInformation one, boolean authenticated)
      throws InspectionStopException {
    return switch (one) {
      case KeyTransRecipientInformation _ when key.has(KeyPart.PRIVATE_KEY) -> {
        PrivateKey mine = pem.usable(pem.privateKey());
        yield Optional.of(
            authenticated
                ? new JceKeyTransAuthEnvelopedRecipient(mine).setProvider(PROVIDER)
                : new JceKeyTransEnvelopedRecipient(mine).setProvider(PROVIDER));
      }
      case KeyAgreeRecipientInformation _ when key.has(KeyPart.PRIVATE_KEY) -> {
        PrivateKeyInfo info = pem.privateKey();
        PrivateKey mine = pem.usable(info);
        yield Optional.of(
            authenticated
                ? new JceKeyAgreeAuthEnvelopedRecipient(mine).setProvider(PROVIDER)
                : new JceKeyAgreeEnvelopedRecipient(mine).setProvider(PROVIDER));
      }
      case PasswordRecipientInformation password
          when key.has(KeyPart.PASSPHRASE) && !key.has(KeyPart.PRIVATE_KEY) -> {
        AlgorithmIdentifier derivation = password.getKeyDerivationAlgorithm();
        PBKDF2Params parameters = PBKDF2Params.getInstance(derivation.getParameters());
        if (parameters.getIterationCount().bitLength() > 31
            || parameters.getIterationCount().intValue() > DEAREST) {
          throw InspectionStopException.of(
              DeepCode.KEY_WORK, "", "work", parameters.getIterationCount().toString());
        }
        yield Optional.of(
            authenticated
                ? new JcePasswordAuthEnvelopedRecipient(key.characters())
                    .setPasswordConversionScheme(PasswordRecipient.PKCS5_SCHEME2_UTF8)
                    .setProvider(PROVIDER)
                : new JcePasswordEnvelopedRecipient(key.characters())
                    .setPasswordConversionScheme(PasswordRecipient.PKCS5_SCHEME2_UTF8)
                    .setProvider(PROVIDER));
      }
      default -> Optional.empty();
    };
  }

  private static InspectionStopException damaged(Throwable thrown) {
    InspectionStopException stop = InspectionStopException.from(thrown, "");
    return switch (stop.code()) {
      case DAMAGED, TRUNCATED -> InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
      default -> stop;
    };
  }

  /** Says of every trouble below only that the ciphertext is damaged. */
  private static final class Quiet extends FilterInputStream {
    Quiet(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException | RuntimeException e) {
        throw damaged(e);
      }
    }
  }
}
