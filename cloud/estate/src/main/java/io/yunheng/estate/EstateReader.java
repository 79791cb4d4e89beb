/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.estate.format.EstateParser;
import io.yunheng.estate.format.EstateSink;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads estates from JSON Lines files, plain or gzip, as {@code docs/formats/estate.md} specifies.
 *
 * <p>What is not a whole, unchanged estate of a known version is a fault that names the file and
 * the line; there is no partial result. An estate's address is the SHA-256 of its bytes, of the
 * unpacked ones if the file is compressed.
 */
public final class EstateReader {
  private EstateReader() {}

  /**
   * An estate and the address of the file it was read from.
   *
   * @param address SHA-256 in hexadecimal
   */
  public record Addressed(Estate estate, String address) {}

  /**
   * The estate in a file.
   *
   * @throws InterruptedException if it is interrupted
   */
  public static Estate read(Path file) throws InterruptedException {
    return readAddressed(file).estate();
  }

  /**
   * The estate in a file, and the file's address.
   *
   * @throws InterruptedException if it is interrupted
   */
  public static Addressed readAddressed(Path file) throws InterruptedException {
    Assembly assembly = new Assembly();
    String address = stream(file, assembly);
    return new Addressed(assembly.estate(), address);
  }

  /**
   * The estate in a stream; the name is for faults. The stream is read to its end and not closed.
   *
   * @throws InterruptedException if it is interrupted
   */
  public static Estate read(InputStream in, String name) throws InterruptedException {
    Assembly assembly = new Assembly();
    stream(in, name, assembly);
    return assembly.estate();
  }

  /**
   * Hands an estate over piece by piece; the result is the file's address.
   *
   * @throws InterruptedException if it is interrupted
   */
  public static String stream(Path file, EstateSink sink) throws InterruptedException {
    try (InputStream in = Files.newInputStream(file)) {
      return stream(in, file.toString(), sink);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * Hands an estate over piece by piece; the result is the stream's address.
   *
   * @throws InterruptedException if it is interrupted
   */
  public static String stream(InputStream in, String name, EstateSink sink)
      throws InterruptedException {
    return stream(in, name, sink, Math.min(3, Runtime.getRuntime().availableProcessors()));
  }

  public static String stream(InputStream in, String name, EstateSink sink, int threads)
      throws InterruptedException {
    try (EstateParser parser = new EstateParser(in, name, sink, threads)) {
      return parser.run();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static FaultException unreadable(String file, IOException e) {
    Fault fault =
        switch (e) {
          case NoSuchFileException _ -> Fault.of(FaultCode.FILE_MISSING, "file", file);
          case AccessDeniedException _ ->
              Fault.of(FaultCode.FILE_UNREADABLE, "file", file, "reason", "access denied");
          default ->
              Fault.of(
                  FaultCode.FILE_UNREADABLE,
                  "file",
                  file,
                  "reason",
                  String.valueOf(e.getMessage()));
        };
    return new FaultException(fault, e);
  }

  /** Puts the pieces of an estate together. */
  private static final class Assembly implements EstateSink {
    private Optional<Estate.Builder> builder = Optional.empty();

    @Override
    public void header(EstateHeader header) {
      builder = Optional.of(Estate.builder(header));
    }

    @Override
    public void coverage(Coverage coverage) {
      builder.orElseThrow().add(coverage);
    }

    @Override
    public void resource(Resource resource, Map<String, Origin> origins) {
      Estate.Builder into = builder.orElseThrow();
      into.add(resource);
      origins.forEach(
          (column, origin) -> into.origin(resource.kind(), resource.id(), column, origin));
    }

    Estate estate() {
      return builder.orElseThrow().build();
    }
  }
}
