@echo off
rem Starts Unbox on Windows: finds Java 21 or later, builds once with Maven in a checkout, then runs the command line, or for lsp the language server.
setlocal EnableDelayedExpansion
set "home=%~dp0"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"

set "java="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined java if defined JDK_HOME call :try "%JDK_HOME%"
if not defined java for /f "delims=" %%j in ('where java 2^>nul') do if not defined java for %%k in ("%%~dpj..") do call :try "%%~fk"
if not defined java for /d %%d in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do if not defined java call :try "%%~d"
if not defined java (
    echo unbox: Java 21 or later is needed, and none was found. Install one ^(for example Eclipse Temurin^), or set JAVA_HOME. 1>&2
    exit /b 1
)

if exist "%home%\lib" (
    set "lib=%home%\lib"
) else (
    set "lib=%home%\runtime\target\unbox\lib"
    if not exist "!lib!\.built" (
        where mvn >nul 2>nul || (
            echo unbox: this is a checkout that is not built yet, and Maven ^(mvn^) was not found. Install Maven and try again. 1>&2
            exit /b 1
        )
        echo unbox: building with Maven ^(once; the first time also downloads PyTorch, about 110 MB^) ... 1>&2
        pushd "%home%"
        call mvn -B -q -DskipTests package 1>&2 || (
            popd
            echo unbox: the build failed, see above 1>&2
            exit /b 1
        )
        popd
        type nul > "!lib!\.built"
    )
)

set "options=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true"
if "%~1"=="lsp" goto :server

set OPT_OUT_TRACKING=true
set DJL_OFFLINE=true
"%java%" %options% -Xshare:auto -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%lib%\unbox.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off --enable-native-access=ALL-UNNAMED -Djdk.console=java.base "-Dunbox.home=%home%" %UNBOX_JAVA_OPTIONS% -cp "%lib%\*" unbox.cli.Main %*
exit /b %ERRORLEVEL%

rem The language server starts from an archive of its own, which it makes itself since Java 25. Whatever Java would print would stand between the protocol's messages.
:server
set "classpath="
set "jars="
for %%n in (unbox-server unbox-grammar lsp4j antlr4-runtime gson) do for %%j in ("%lib%\%%n-*.jar") do (
    set "classpath=!classpath!%%~j;"
    set "jars=!jars!-%%~zj%%~tj"
)
rem Java does not notice that jars are others than those that the archive was made from: its name says from which.
for %%c in ("/" ":" " " "." ",") do set "jars=!jars:%%~c=!"
set archived=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%lib%\unbox-lsp.jsa"
if %version% GEQ 25 (
    set archived="-Dunbox.archive=%lib%\unbox-lsp%jars%.aot"
    if exist "%lib%\unbox-lsp%jars%.aot" set archived=!archived! "-XX:AOTCache=%lib%\unbox-lsp%jars%.aot" -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining
)
"%java%" %options% -Xmn64m -Xmx512m -Xlog:disable "-Dunbox.home=%home%" %archived% %UNBOX_JAVA_OPTIONS% -cp "%classpath%" unbox.server.Main %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\java.exe" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b JAVA_VERSION= "%~1\release" 2^>nul') do set "version=%%~v"
set "version=%version:"=%"
if defined version if %version% GEQ 21 set "java=%~1\bin\java.exe"
exit /b 0
