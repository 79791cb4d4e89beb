/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.content.Format.Known;
import io.yunheng.content.Format.Naming;
import io.yunheng.content.Format.Unknown;
import io.yunheng.fault.FaultException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  private static final long SEED = Long.getLong("yunheng.seed", 20_261_121);
  private static final Formats FORMATS = Formats.shipped();

  private static Format of(String path, byte[] head) {
    return FORMATS.of(path, MemorySegment.ofArray(head));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "a.dump, 5047444d50010e00, application/x-postgresql-dump, compressed",
    "a.qcow2, 514649fb00000003, application/x-qemu-disk, binary",
    "a.vmdk, 4b444d5601000000, application/x-vmdk, binary",
    "a.vhdx, 7668647866696c65, application/x-vhdx, binary",
    "a.vhd, 636f6e6563746978, application/x-vhd, binary",
    "a.img, 4c554b53babe0002, application/x-luks, encrypted",
    "a.zip, 504b03041400010008000000, application/zip, encrypted",
    "a.zip, 504b03041400000008000000, application/zip, compressed",
    "a.7z, 377abcaf271c0004, application/x-7z-compressed, compressed",
    "a.7z, 377abcaf271c0004000000000000000000000000000000000000000000000000000000002406f1070101,"
        + " application/x-7z-compressed, encrypted",
    "a.gpg, 85010c0300000000000000000107ff, application/pgp-encrypted, encrypted",
    "a.gpg, 8c0d04090302aabbccdd, application/pgp-encrypted, encrypted",
    "a.gpg, 99010d040000000001, application/pgp-keys, binary",
    "a.crt, 30820300308201e8a003020102, application/x-x509-cert;format=der, binary",
    "a.p12, 30820a00020103308209c006092a864886f70d010701, application/x-pkcs12, encrypted",
    "a.key, 302e020100300506032b6570, application/x-x509-key;format=der, binary",
    "a.gz, 1f8b0800000000000003, application/gzip, compressed",
    "a.sqlite, 53514c69746520666f726d6174203300, application/x-sqlite3, binary",
    "a.png, 89504e470d0a1a0a0000000d49484452, image/png, compressed",
  })
  void magicBytesTellTheFormatAndTheNameAgrees(
      String path, String hex, String type, String substance) {
    Format format = of(path, HexFormat.of().parseHex(hex));

    assertThat(format).isInstanceOf(Known.class);
    assertThat(((Known) format).mediaType()).isEqualTo(type);
    assertThat(format.substance().code()).isEqualTo(substance);
    assertThat(format.naming()).as(path).isNotEqualTo(Naming.DIFFERS);
  }

  @ParameterizedTest
  @CsvSource({
    "'--~-- PostgreSQL database dump~--~', text/x-sql, postgresql-sql",
    "'-- MySQL dump 10.13  Distrib 8.0.36~', text/x-sql, mysql-sql",
    "'/*M!999999\\- enable the sandbox mode */ ~-- MariaDB dump 10.19~', text/x-sql, mariadb-sql",
    "'age-encryption.org/v1~-> X25519', application/x-age-encryption, age",
    "'-----BEGIN PGP MESSAGE-----~', application/pgp-encrypted, openpgp-message-armoured",
    "'-----BEGIN CERTIFICATE-----~', application/x-x509-cert;format=pem, pem-certificate",
    "'Bag Attributes~-----BEGIN PRIVATE KEY-----~', application/x-x509-key;format=pem,"
        + " pem-private-key",
    "'# Disk DescriptorFile~version=1', application/x-vmdk, vmdk-descriptor",
  })
  void headersInTextTellTheFormat(String text, String type, String rule) {
    Format format = of("x", utf8(text.replace('~', '\n')));

    assertThat(format).isInstanceOf(Known.class);
    Known known = (Known) format;
    assertThat(known.rule()).contains(rule);
    assertThat(known.mediaType()).isEqualTo(type);
    assertThat(known.certainty()).isEqualTo(Certainty.HIGH);
  }

  @Test
  void aHeaderInTheMiddleOfALineIsNone() {
    assertThat(((Known) of("x", utf8("see -- MySQL dump 10\n"))).mediaType())
        .isEqualTo("text/plain");
  }

  @Test
  void aDiskWithAPartitionTableIsToldWithLowCertainty() {
    byte[] disk = new byte[4096];
    disk[510] = 0x55;
    disk[511] = (byte) 0xaa;

    Known mbr = (Known) of("disk.img", disk);
    assertThat(mbr.mediaType()).isEqualTo("application/x-raw-disk-image");
    assertThat(mbr.certainty()).isEqualTo(Certainty.LOW);
    assertThat(mbr.naming()).isEqualTo(Naming.AGREES);

    System.arraycopy(utf8("EFI PART"), 0, disk, 512, 8);
    assertThat(((Known) of("disk.img", disk)).rule()).contains("raw-gpt");
  }

  @Test
  void aNameThatSaysSomethingElseDiffers() {
    byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    assertThat(of("a.pdf", png).naming()).isEqualTo(Naming.DIFFERS);
    assertThat(of("a.qcow2", png).naming()).isNotEqualTo(Naming.AGREES);
    assertThat(of("a", png).naming()).isEqualTo(Naming.UNTOLD);
    assertThat(of("a.nobodyknows", png).naming()).isEqualTo(Naming.UNTOLD);
    assertThat(of("a.docx", HexFormat.of().parseHex("504b030414000000")).naming())
        .isEqualTo(Naming.AGREES);
    assertThat(of("a.csv", utf8("a,b\n1,2\n")).naming()).isEqualTo(Naming.AGREES);
    assertThat(of("a.qcow2", utf8("-- MySQL dump 10\n")).naming()).isEqualTo(Naming.DIFFERS);
  }

  @Test
  void textIsTextInEachOfItsEncodings() {
    String text = "编号,姓名\n1,某甲\n";
    for (String charset : new String[] {"UTF-8", "GB18030"}) {
      Format format = of("a.csv", text.getBytes(Charset.forName(charset)));
      assertThat(format).as(charset).isInstanceOf(Known.class);
      assertThat(((Known) format).mediaType()).isEqualTo("text/plain");
      assertThat(format.substance()).isEqualTo(Substance.READABLE);
    }
    assertThat(of("a.csv", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)).substance())
        .isEqualTo(Substance.READABLE);
  }

  @Test
  void whatCannotBeToldIsNotGuessedFromTheName() {
    assertThat(of("a.pdf", new byte[0])).isInstanceOf(Unknown.class);
    assertThat(of("a.pdf", new byte[5000])).isInstanceOf(Unknown.class);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(64, 8192)];
      random.nextBytes(bytes);
      boolean told =
          of("a.pdf", bytes) instanceof Known known && known.certainty() == Certainty.HIGH;
      assertThat(told).as("seed %d, round %d", SEED, i).isFalse();
    }
  }

  @Test
  void anyBeginningOfASampleIsTakenWithoutFailing() {
    byte[] sample = utf8("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
    for (int length = 0; length <= sample.length; length++) {
      assertThat(of("a.xml", Arrays.copyOf(sample, length)).naming()).isNotEqualTo(Naming.DIFFERS);
    }
  }

  @Test
  void rulesThatAreWrongAreRefusedAllAtOnce() {
    String yaml =
        """
        rules:
        - {id: a, type: nonsense, certainty: high, substance: binary, signs: [{hex: xy}]}
        - {id: a, type: a/b, certainty: sure, substance: binary, signs: [{at: 70000, hex: "00"}]}
        - {id: b, type: a/b, certainty: low, substance: binary, signs: [{hex: "0011", mask: "00"}]}
        - {id: c, type: a/b, certainty: low, substance: binary}
        substances: {readable: [text/*], other: []}
        """;
    assertThatThrownBy(() -> Formats.read(utf8(yaml), "my.yaml"))
        .isInstanceOfSatisfying(
            FaultException.class,
            wrong -> assertThat(wrong.faults()).hasSizeGreaterThanOrEqualTo(7));
  }
}
