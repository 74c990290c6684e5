@echo off
rem Sonaffect on Windows: builds itself on first use or when its sources are newer, then runs, as ./sonaffect does.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"

rem An image brings its own Java.
set "java="
if not exist "%root%\pom.xml" if exist "%root%\runtime\bin\java.exe" set "java=%root%\runtime\bin\java.exe"
if not defined java if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if not defined java for %%J in (java.exe) do set "java=%%~$PATH:J"
if not defined java (
  echo sonaffect: no Java found: install a JDK, version 17 or later, or set JAVA_HOME>&2
  exit /b 1
)

if not exist "%root%\pom.xml" (
  set "lib=%root%\lib"
  set "jar=%root%\spark\sonaffect-spark.jar"
  goto run
)

rem A source tree is there: keep the classes fresh. Only a command for a cluster needs the module for Spark.
set "lib=%root%\cli\target\lib"
set "jar=%root%\spark\target\sonaffect-spark.jar"
set "module=cli"
set arguments=%*
if defined arguments set arguments | "%SystemRoot%\System32\findstr.exe" /c:"--master" >nul && set "module=spark"
set "arguments="
set "built=%root%\%module%\target\.built"
if not exist "%built%" goto build
rem Status 2: something is newer.
powershell -NoProfile -NonInteractive -Command "$r = $env:root; $t = (Get-Item -Force -LiteralPath $env:built).LastWriteTimeUtc; $d = Get-ChildItem -Directory -LiteralPath $r | ForEach-Object { Join-Path $_.FullName 'pom.xml'; Join-Path $_.FullName 'src\main' } | Where-Object { Test-Path -LiteralPath $_ }; foreach ($p in @((Join-Path $r 'pom.xml')) + $d) { if (Get-Item -LiteralPath $p | ForEach-Object { $_; if ($_.PSIsContainer) { Get-ChildItem -Recurse -LiteralPath $_.FullName } } | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 2 } }; exit 0"
if not errorlevel 2 goto run

:build
"%java%" "%root%\launcher\Build.java" "%root%" %module%
if errorlevel 1 exit /b 1

:run
rem Names of files are in Unicode here, whatever the locale; letters of arguments must be in the system's code page.
rem Whether stdout and stderr are a terminal, the program asks its console; for jdk.console see TerminalStreams.
"%java%" "-Dsonaffect.spark.jar=%jar%" -Dsonaffect.terminal=console -Djdk.console=java.base -Djava.awt.headless=true -XX:+UseParallelGC --add-opens=java.base/java.nio=ALL-UNNAMED -Dio.netty.noUnsafe=false %SONAFFECT_JAVA_OPTS% -cp "%lib%\*" org.sonaffect.cli.Sonaffect %*
exit /b %errorlevel%
