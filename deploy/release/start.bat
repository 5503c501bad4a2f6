@echo off
rem Starts CryoTeach on Windows. The first start fetches what it needs, once: that takes the internet and minutes.
setlocal
cd /d "%~dp0"
for %%w in (cryoteach-*.whl) do set "wheel=%%w"
if exist ".venv\%wheel%.installed" goto run
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))"
if errorlevel 1 (
  echo CryoTeach needs Python 3.11 or newer. Install it from python.org, then start again.
  goto failed
)
echo The first start: fetching what CryoTeach needs into this folder. This takes a few minutes.
if exist .venv rmdir /s /q .venv
py -3 -m venv .venv || goto failed
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt || goto unfetched
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-deps "%wheel%" || goto unfetched
type nul > ".venv\%wheel%.installed"
:run
.venv\Scripts\python -m cryoteach.cli run %*
if errorlevel 1 goto failed
exit /b 0
:unfetched
echo Not everything could be fetched. Is this computer on the internet? Start again to try once more.
:failed
pause
exit /b 1
