# The server in a container: docker build -t sonaffect . && docker run --rm -p 127.0.0.1:8080:8080 sonaffect
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /source
COPY . .
RUN dist/build && mv dist/target/sonaffect-*-linux-*/ /sonaffect

FROM debian:stable-slim
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/sonaffect sonaffect
COPY --from=build /sonaffect /opt/sonaffect
# The first start makes the archive that later starts are quicker with; the user below may not write there.
RUN LC_ALL=C.UTF-8 /opt/sonaffect/sonaffect --version
USER 10001
WORKDIR /var/lib/sonaffect
# Without a locale of UTF-8, Java could not name files outside ASCII.
ENV LC_ALL=C.UTF-8 SONAFFECT_JAVA_OPTS="-XX:MaxRAMPercentage=70"
EXPOSE 8080
# The image has no curl; bash is enough to ask whether the server lives.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET %s/api/v1/live HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' \"$SONAFFECT_BASE_PATH\" >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/opt/sonaffect/sonaffect"]
# Inside the container all addresses; outside, whatever the port is published on.
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
