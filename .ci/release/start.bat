@echo off
rem Starts CryoTeach from this folder. The first start installs it, which needs the internet; later ones do not.
cd /d "%~dp0"
set PY=py -3
where py >nul 2>nul || set PY=python
%PY% -c "import sys; sys.exit(sys.version_info < (3, 11))" || goto python
fc /b cryoteach.lock .venv\installed.lock >nul 2>nul && goto run
echo Installing CryoTeach into this folder. This takes a minute or two, once.
%PY% -m venv --clear .venv || goto failed
.venv\Scripts\python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-run.lock || goto failed
.venv\Scripts\python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r cryoteach.lock || goto failed
copy /y cryoteach.lock .venv\installed.lock >nul
:run
.venv\Scripts\python -m cryoteach.cli run %*
exit /b %errorlevel%
:python
echo CryoTeach needs Python 3.11 or newer, from https://www.python.org/downloads/ ; then start this file again.
pause
exit /b 1
:failed
echo CryoTeach could not be installed. What went wrong stands above; start this file again to try once more.
pause
exit /b 1
