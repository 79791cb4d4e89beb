/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import io.yunheng.estate.Origin;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.openstack.Exchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down everything that passes through another door, without secrets, so that it can be
 * replayed. The file is readable by its owner only and appears when the recording is finished,
 * whole or not at all.
 */
public final class RecordingExchange implements Exchange {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Exchange door;
  private final RecordingLines lines = new RecordingLines();
  private final JsonMapper json = JsonMapper.builder().build();
  private final Path file;
  private final Path part;
  private final OutputStream out;
  private final MessageDigest digest = sha256();
  private long records;

  /**
   * Starts a recording.
   *
   * @param folder is made if it is not there; must not hold a recording yet
   * @param header what a replay has to know beside the exchanges
   * @throws FaultException if the folder cannot be written or holds a recording
   */
  public RecordingExchange(Exchange door, Path folder, Map<String, String> header) {
    this.door = door;
    this.file = folder.resolve(RecordingLines.FILE);
    this.part = folder.resolve("." + RecordingLines.FILE + ".part");
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", file.toString());
    }
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(part);
      FileAttribute<?>[] attributes =
          Files.getFileStore(folder).supportsFileAttributeView("posix")
              ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
              : new FileAttribute<?>[0];
      Files.createFile(part, attributes);
      this.out = new BufferedOutputStream(Files.newOutputStream(part));
    } catch (IOException e) {
      throw failed(e);
    }
    ObjectNode first = json.createObjectNode();
    first.put("yunheng", RecordingLines.FORMAT).put("version", RecordingLines.VERSION);
    new TreeMap<>(header).forEach(first::put);
    write(first);
  }

  @Override
  public HttpAnswer read(ReadRequest request) throws InterruptedException {
    HttpAnswer answer = door.read(request);
    record(lines.read(request, answer));
    return answer;
  }

  @Override
  public LoginAnswer login(TokenRequest request) throws InterruptedException {
    LoginAnswer granted = door.login(request);
    record(lines.login(request, granted));
    return granted;
  }

  @Override
  public Handshake handshake(URI endpoint) {
    Handshake shown = door.handshake(endpoint);
    record(lines.handshake(endpoint, shown));
    return shown;
  }

  @Override
  public Origin.Manner manner() {
    return door.manner();
  }

  /** Ends the recording and lets its file appear. */
  public void finish() {
    ObjectNode last = json.createObjectNode();
    last.put("end", true)
        .put("records", records)
        .put("sha256", HexFormat.of().formatHex(digest.digest()));
    write(last);
    try {
      out.close();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try (door) {
      out.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void record(ObjectNode line) {
    records++;
    write(line);
  }

  private void write(ObjectNode line) {
    byte[] bytes = (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    digest.update(bytes);
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private FaultException failed(IOException e) {
    return ReplacedFile.failed(file, e);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
