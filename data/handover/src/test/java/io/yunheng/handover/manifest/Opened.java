/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.bag.BagRules;
import io.yunheng.finding.Finding;
import io.yunheng.finding.FindingCode;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.DeepRequest;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.KeyRing;
import io.yunheng.handover.Verification;
import io.yunheng.handover.Verifier;
import io.yunheng.handover.VerifyRequest;
import io.yunheng.inspection.DeepFile;
import io.yunheng.inspection.InspectionRules;
import io.yunheng.inspection.PgRestore;
import io.yunheng.inspection.QemuImg;
import io.yunheng.inspection.decryption.EnvelopeForm;
import io.yunheng.inspection.decryption.EnvelopeWriter;
import io.yunheng.run.ProgressMeter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * Files of every kind that are handed over and opened.
 *
 * @param root a folder for all of it
 */
record Opened(Path root) {
  static final byte[] TEXT = "name,id\n张三,1\n李四,2\n".repeat(200).getBytes(StandardCharsets.UTF_8);

  Path site() {
    return root.resolve("site");
  }

  Path keys() {
    return root.resolve("keys");
  }

  Path work() {
    return root.resolve("work");
  }

  /** A file that another program made, from the fixtures of the deep checks. */
  static Path fixture(String name) {
    try {
      return Path.of(Objects.requireNonNull(Opened.class.getResource("/deep/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes something into a file. */
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  Path file(String name, Writing content) throws IOException {
    Path file = site().resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (OutputStream out = Files.newOutputStream(file)) {
      content.to(out);
    }
    return file;
  }

  private void copy(String name, String fixture) throws IOException {
    file(name, out -> Files.copy(fixture(fixture), out));
  }

  /** Sound files, none of them encrypted. */
  Opened plain() throws IOException {
    file("a.zip", out -> zip(out, "data/people.csv"));
    seven(site().resolve("b.7z"));
    file("c.tar.gz", out -> tar(new GZIPOutputStream(out), "log.txt"));
    file(
        "d.docx",
        out -> {
          try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("移交说明");
            document.write(out);
          }
        });
    file(
        "e.xlsx",
        out -> {
          try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("人员").createRow(0).createCell(0).setCellValue("张三");
            book.write(out);
          }
        });
    file(
        "f.pdf",
        out -> {
          try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(out);
          }
        });
    file(
        "g.png",
        out -> ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out));
    file(
        "h.json", out -> out.write("{\"a\":[1,2,{\"b\":\"丙\"}]}".getBytes(StandardCharsets.UTF_8)));
    file(
        "i.xml",
        out -> out.write("<?xml version=\"1.0\"?><a><b/></a>".getBytes(StandardCharsets.UTF_8)));
    file("j.csv", out -> out.write(TEXT));
    file("k.txt", out -> out.write("公开的说明\n".repeat(50).getBytes(StandardCharsets.UTF_8)));
    file("nothing.dat", out -> {});
    copy("l.sql", "dump/postgresql.sql");
    copy("m.sql", "dump/mariadb.sql");
    return this;
  }

  static void zip(OutputStream out, String name) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(TEXT);
      zip.closeEntry();
    }
  }

  static void tar(OutputStream out, String name) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(TEXT.length);
      tar.putArchiveEntry(entry);
      tar.write(TEXT);
      tar.closeArchiveEntry();
    }
  }

  private static void seven(Path file) throws IOException {
    try (SevenZOutputFile out = new SevenZOutputFile(file.toFile())) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName("people.csv");
      out.putArchiveEntry(entry);
      out.write(TEXT);
      out.closeArchiveEntry();
    }
  }

  /** Encrypted files of every method that there is, with their keys beside the site. */
  Opened encrypted() throws IOException {
    Files.createDirectories(keys());
    Files.createDirectories(site());
    key("aes.key", "00".repeat(31) + "01");
    key("sm4.key", "00".repeat(15) + "02");
    key("wrong.key", "00".repeat(31) + "03");
    envelope("x/aes.yhe", EnvelopeForm.AES_256_GCM, "aes.key");
    envelope("x/sm4.yhe", EnvelopeForm.SM4_GCM, "sm4.key");
    copy("x/cms.der", "cms/rsa-gcm.der");
    copy("x/pgp.gpg", "openpgp/ec.gpg");
    for (String name :
        List.of("cms/rsa.key", "cms/rsa.crt", "openpgp/ec.key.asc", "openpgp/other.key")) {
      Files.copy(fixture(name), keys().resolve(name.replace('/', '-')));
    }
    Files.copy(fixture("passphrase.txt"), keys().resolve("passphrase.txt"));
    byte[] age = Files.readAllBytes(fixture("age/x25519"));
    String text = new String(age, StandardCharsets.ISO_8859_1);
    int empty = text.indexOf("\n\n");
    file("x/one.age", out -> out.write(age, empty + 2, age.length - empty - 2));
    int identity = text.indexOf("AGE-SECRET-KEY-");
    key("age.key", text.substring(identity, text.indexOf('\n', identity)));
    return this;
  }

  private void key(String name, String text) throws IOException {
    Files.writeString(keys().resolve(name), text + "\n");
  }

  private void envelope(String name, EnvelopeForm form, String key) throws IOException {
    file(
        name,
        out ->
            new EnvelopeWriter(form, 12, new SecureRandom())
                .write(new ByteArrayInputStream(TEXT), TEXT.length, keys().resolve(key), out));
  }

  /** The keys that fit, as a file says it. */
  static final String RING =
      """
      keys:
      - {key: 交接单 1, method: envelope, files: {raw-key: aes.key}}
      - {key: 交接单 2, method: envelope, files: {raw-key: sm4.key}}
      - {paths: ["*.der"], method: cms, files: {private-key: cms-rsa.key, certificate: cms-rsa.crt}}
      - {key: 交接单 4, method: openpgp, files: {private-key: openpgp-ec.key.asc}, variables: {passphrase: YH_WORD}}
      - {paths: ["x/*.age"], method: age, files: {private-key: age.key}}
      """;

  static final Map<String, String> ENVIRONMENT = Map.of("YH_WORD", "correct horse");

  /** What people say of the encrypted files. */
  static Descriptions said() {
    String plain = sha256(TEXT);
    String other = "2662433e3784ccf1617cf174ff1dc1a3c9d33fdf9543e88ad3c18d21b86fef49";
    String text =
        """
        entries:
        - {paths: ["**"], description: d, sensitivity: public, medium: m}
        - {paths: ["x/aes.yhe"], decryption: 云衡信封, key: 交接单 1, plaintext-sha256: %s}
        - {paths: ["x/sm4.yhe"], decryption: 云衡信封, key: 交接单 2, plaintext-sha256: %s}
        - {paths: ["x/cms.der"], decryption: CMS, key: 交接单 3, plaintext-sha256: %s}
        - {paths: ["x/pgp.gpg"], decryption: OpenPGP, key: 交接单 4, plaintext-sha256: %s}
        - {paths: ["x/one.age"], decryption: age, key: 交接单 5, plaintext-sha256: 013f54400c82da08037759ada907a8b864e97de81c088a182062c4b5622fd2ab}
        """
            .formatted(plain, plain, other, other);
    return Descriptions.read(text.getBytes(StandardCharsets.UTF_8), "said.yaml");
  }

  KeyRing ring(String text) throws IOException {
    Files.createDirectories(keys());
    Path file = Files.writeString(keys().resolve("keys.yaml"), text);
    return KeyRing.read(file, ENVIRONMENT);
  }

  /** Makes the manifest. */
  Opened made(Descriptions said) throws InterruptedException {
    Handing.delete(root.resolve("out"));
    Handing.make(new Handing(root).request(false, said, site()));
    return this;
  }

  /** Compares and opens, with nothing kept. */
  Verification verify(KeyRing ring) throws InterruptedException {
    return verify(ring, new Depth.Whole(), Optional.empty(), new ProgressMeter());
  }

  Verification verify(KeyRing ring, Depth depth, Optional<Path> state, ProgressMeter meter)
      throws InterruptedException {
    DeepRequest usual = DeepRequest.of(ring, Optional.of(root.resolve("deep.jsonl")));
    DeepRequest deep =
        new DeepRequest(
            ring,
            List.of(),
            List.of(),
            usual.into(),
            usual.limits(),
            QemuImg.none(),
            new PgRestore(Optional.empty()));
    VerifyRequest request =
        new VerifyRequest(
            root.resolve("out"),
            Map.of(),
            List.of(),
            work(),
            state,
            depth,
            0,
            Duration.ofSeconds(5),
            2,
            Handing.WHEN,
            Optional.of(deep));
    try (DigestEngine engine = DigestEngine.scalar()) {
      return new Verifier(BagRules.shipped(), engine, meter).verify(request, _ -> {});
    } finally {
      Handing.delete(work());
    }
  }

  /** Every file with its outcome and what was found first. */
  Map<String, DeepFile> files() throws IOException {
    Map<String, DeepFile> files = new TreeMap<>();
    for (String line : Files.readAllLines(root.resolve("deep.jsonl"))) {
      DeepFile file =
          DeepFile.read(line.getBytes(StandardCharsets.UTF_8), InspectionRules.shipped());
      files.put(file.path(), file);
    }
    return files;
  }

  DeepFile file(String path) throws IOException {
    return Objects.requireNonNull(files().get(path), path);
  }

  List<FindingCode> codes(String path) throws IOException {
    return file(path).findings().stream().map(Finding::code).toList();
  }

  /** Flips a bit of a file. */
  void flip(String name, long at) throws IOException {
    Path file = site().resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (at < 0 ? bytes.length + at : at)] ^= 1;
    Files.write(file, bytes);
  }

  /** Cuts so many bytes off the end of a file. */
  void cut(String name, int bytes) throws IOException {
    Path file = site().resolve(name);
    byte[] all = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(all, all.length - bytes));
  }

  static String sha256(byte[] bytes) {
    try {
      return java.util.HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(Writing content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      content.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
