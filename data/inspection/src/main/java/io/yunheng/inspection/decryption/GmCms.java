/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.KeyPart;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1OctetStringParser;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.cms.ContentInfoParser;
import org.bouncycastle.asn1.cms.EncryptedContentInfoParser;
import org.bouncycastle.asn1.cms.EnvelopedDataParser;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.io.CipherInputStream;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.jspecify.annotations.Nullable;

/** EnvelopedData with SM2 key transport and SM4-CBC (GM/T 0010, GM/T 0009). */
final class GmCms {
  static final String ENVELOPED = "1.2.156.10197.6.1.4.2.3";
  private static final int BLOCK = 16;

  private final KeyBytes key;
  private final Pem pem;

  GmCms(KeyBytes key, Pem pem) {
    this.key = key;
    this.pem = pem;
  }

  InputStream plaintext(InputStream in) throws IOException {
    if (!key.has(KeyPart.PRIVATE_KEY)) {
      throw key.missing(KeyPart.PRIVATE_KEY.code());
    }
    ContentInfoParser info =
        new ContentInfoParser(
            given(new ASN1StreamParser(in).readObject(), ASN1SequenceParser.class));
    EnvelopedDataParser data =
        new EnvelopedDataParser(given(info.getContent(BERTags.SEQUENCE), ASN1SequenceParser.class));
    data.getOriginatorInfo();
    ASN1Set recipients = ASN1Set.getInstance(data.getRecipientInfos().toASN1Primitive());
    EncryptedContentInfoParser content = data.getEncryptedContentInfo();
    String algorithm = content.getContentEncryptionAlgorithm().getAlgorithm().getId();
    if (!algorithm.equals(GMObjectIdentifiers.sms4_cbc.getId())) {
      throw InspectionStopException.of(DeepCode.FORM_UNSUPPORTED, "", "form", algorithm);
    }
    byte[] vector =
        ASN1OctetString.getInstance(content.getContentEncryptionAlgorithm().getParameters())
            .getOctets();
    byte[] secret = secret(recipients);
    if (secret.length != BLOCK || vector.length != BLOCK) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
    }
    PaddedBufferedBlockCipher cipher =
        new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SM4Engine()));
    cipher.init(false, new ParametersWithIV(new KeyParameter(secret), vector));
    InputStream packed =
        given(content.getEncryptedContent(BERTags.OCTET_STRING), ASN1OctetStringParser.class)
            .getOctetStream();
    return new CipherInputStream(packed, cipher);
  }

  private static <T> T given(@Nullable Object value, Class<T> type) throws InspectionStopException {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
  }

  private byte[] secret(ASN1Set recipients) throws IOException {
    AsymmetricKeyParameter mine;
    try {
      mine = PrivateKeyFactory.createKey(pem.privateKey());
    } catch (RuntimeException e) {
      throw key.unusable(KeyPart.PRIVATE_KEY);
    }
    if (!(mine instanceof ECPrivateKeyParameters curve)) {
      throw key.unusable(KeyPart.PRIVATE_KEY);
    }
    Optional<X509CertificateHolder> certificate = pem.certificate();
    boolean fits = false;
    for (ASN1Encodable each : recipients) {
      ASN1Encodable info = RecipientInfo.getInstance(each).getInfo();
      if (info instanceof KeyTransRecipientInfo one
          && Sm2Recipients.is(one.getKeyEncryptionAlgorithm().getAlgorithm().getId())
          && certificate.map(holder -> named(one, holder)).orElse(true)) {
        fits |= certificate.isPresent();
        try {
          byte[] wrapped = plain(one.getEncryptedKey().getOctets());
          SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
          engine.init(false, curve);
          return engine.processBlock(wrapped, 0, wrapped.length);
        } catch (InvalidCipherTextException | RuntimeException e) {
          // perhaps another recipient's
          fits |= certificate.isPresent();
        }
      }
    }
    throw InspectionStopException.of(
        fits
            ? DeepCode.CIPHERTEXT_DAMAGED
            : certificate.isPresent() ? DeepCode.WRONG_KEY : DeepCode.KEY_OR_DAMAGE,
        "");
  }

  private static boolean named(KeyTransRecipientInfo one, X509CertificateHolder holder) {
    ASN1Encodable id = one.getRecipientIdentifier().getId();
    if (id instanceof IssuerAndSerialNumber named) {
      return named.getName().equals(holder.getIssuer())
          && named.getSerialNumber().hasValue(holder.getSerialNumber());
    }
    return true;
  }

  /** C1, C3, C2 one behind the other, from a sequence of them (GM/T 0009 section 7.2). */
  private static byte[] plain(byte[] wrapped) {
    if (wrapped.length > 0 && wrapped[0] == 4) {
      return wrapped;
    }
    ASN1Sequence parts = ASN1Sequence.getInstance(wrapped);
    byte[] digest = ASN1OctetString.getInstance(parts.getObjectAt(2)).getOctets();
    byte[] text = ASN1OctetString.getInstance(parts.getObjectAt(3)).getOctets();
    byte[] all = new byte[65 + digest.length + text.length];
    all[0] = 4;
    coordinate(parts.getObjectAt(0), all, 1);
    coordinate(parts.getObjectAt(1), all, 33);
    System.arraycopy(digest, 0, all, 65, digest.length);
    System.arraycopy(text, 0, all, 65 + digest.length, text.length);
    return all;
  }

  private static void coordinate(ASN1Encodable value, byte[] all, int at) {
    BigInteger number = ASN1Integer.getInstance(value).getPositiveValue();
    byte[] bytes = number.toByteArray();
    byte[] last = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 32), bytes.length);
    System.arraycopy(last, 0, all, at + 32 - last.length, last.length);
  }
}
