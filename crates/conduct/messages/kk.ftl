### Сценарийлердің сөздері.

## Командалардың сұрақтары
ask-reason = Себебі
ask-document = Құжат
ask-way = Шарт жасасу тәсілі
ask-number = Нөмірі
ask-date = Күні
ask-working-days = Жұмыс күндері
ask-purpose = Келісімнің мәні
ask-cost = Құны, теңге
ask-works = Жұмыс түрлері
ask-work = Жұмыс түрі
ask-access = Не қамтамасыз етілді
ask-text = Сипаттама
ask-opinion = Негізділігі туралы қорытынды
ask-ruling = Шешім
ask-act = Қабылдау-беру актісі
ask-label = Таңбасы
ask-executor = Орындаушы
ask-review = Тексеру нәтижесі
ask-received = Алынған күні
ask-comparison = Салыстыру кестесі
ask-software = Бағдарламалық қамтылым өзгертілді ме
ask-source = Бастапқы кодтар
ask-why = Телнұсқа не үшін қажет
ask-request = Хабарлама
ask-since = Қай күннен бастап
ask-finish = Қолданылуы неден аяқталды
ask-registry = Берілетін деректер
ask-receipt = Уәкілетті орган порталының түбіртегі
ask-changes = 4-қосымшаның тізбесі бойынша өзгерістер
ask-review-number = Қарау
ask-decision = Шешім
ask-withdrawn = Кері қайтарып алынатын хаттамалар
ask-retest = Қайта сыналатын жұмыс түрлері
ask-case = Жаңа істің сәйкестендіргіші
ask-complaint = Шағым
ask-outcome = Нәтижесі

## Таңдау
choice-specification = Техникалық ерекшелік жобасы, мемлекеттік сатып алу веб-порталы арқылы
choice-two-copies = Шарттың екі данасы
choice-civil-code = Азаматтық кодекс бойынша шарт
choice-founded = Негізді
choice-unfounded = Негізсіз
choice-excluded = Жұмыс түрі алып тасталды
choice-kept = Жұмыс түрі қалады
choice-suspension = Сынақтарды тоқтата тұру
choice-questionnaire = Жаңартылған сауалнама-сұрақнама
choice-interim-retest = Мерзім аяқталғанға дейінгі қайта сынақ
choice-approved = Бекітілді
choice-sent-back = Қайтарылды
choice-lost = Хаттамалар жоғалды
choice-damaged = Хаттамалар бүлінді
choice-questionnaire-changed = Сауалнама-сұрақнаманың деректері өзгерді
choice-production-ended = Өнеркәсіптік пайдалану аяқталды
choice-modernisation-begun = Жаңғырту басталды
choice-unchanged = Өзгертілген жоқ
choice-changed = Өзгертілді
choice-keep = Хаттамалар күшінде қалады
choice-withdraw = Хаттамалар кері қайтарып алынады
choice-upheld = Қанағаттандырылды
choice-partly-upheld = Ішінара қанағаттандырылды
choice-dismissed = Қанағаттандырусыз қалдырылды
access-work-place = Жұмыс орны
access-physical-access = Жабдыққа, желіге және объектіге физикалық қолжетімділік
access-recording = Фото және бейне тіркеу
access-documents = Құжаттар мен сүйемелдеу шарттары
access-demonstration = Функцияларды көрсету
registry-r-37-1 = Өтінім
registry-r-37-2 = Шарттың күні мен нөмірі
registry-r-37-3 = Сынақ объектісінің атауы
registry-r-37-4 = Меншік иесінің атауы
registry-r-37-5 = Әр хаттаманың тізілімдік нөмірі, күні және нәтижесі
registry-r-37-6 = Серверлік және желілік жабдықтың орналасқан орны
registry-r-37-7 = Бекітілген сауалнама-сұраулық

## Қабылданбайтын жауаптар
answer-missing = «{ $question }»: жауап қажет.
answer-too-long = «{ $question }»: жауап { $limit } таңбадан ұзын.
answer-control = «{ $question }»: жауапта басқару таңбалары бар; қайта теріңіз.
answer-not-a-date = «{ $question }»: күн күтілді, мысалы 22.11.2026, ал келгені – «{ $found }».
answer-not-a-number = «{ $question }»: рұқсат етілген шектегі сан күтілді, ал келгені – «{ $found }».
answer-not-a-choice = «{ $question }»: «{ $found }» нұсқалардың арасында жоқ.

## Түзетуге болатын жайттар
account-login-taken = Бұл логин бос емес.
account-name-missing = Логин мен аты-жөні қажет.
account-role-misfit = Бұл ұйымның қызметкерлеріне «{ $role }» рөлін беруге болмайды.
organisation-bin-taken = Мұндай БСН-і бар ұйым тіркелген.
password-too-short = Құпиясөз тым қысқа: кемінде 12 таңба қажет.
password-too-long = Құпиясөз тым ұзын: ең көбі 128 таңба.
password-common = Бұл құпиясөзді табу оңай. Басқасын таңдаңыз.
calendar-wrong = Күнтізбені бұлай түзетуге болмайды: { $error }
form-closed = Бұл кезеңде нысанды өзгертуге болмайды.
workbook-of-another-case = Бұл кітап басқа сынақ үшін жасалған.
questionnaire-no-draft = Куәландыратын сауалнама-сұрақнама жобасы жоқ.
questionnaire-not-attested = Меншік иесі сауалнама-сұрақнаманы әлі куәландырған жоқ (Қағидалардың 10-тармағының 1) тармақшасы).
questionnaire-not-newer = Алдымен түзетілген сауалнама-сұрақнаманы куәландырыңыз: қолданыстағыдан жаңа нұсқа жоқ (Қағидалардың 20-тармағы).
questionnaire-owner-signs = Сауалнама-сұрақнаманы сынақ объектісінің меншік иесі куәландырады (Қағидалардың 10-тармағының 1) тармақшасы).
signature-shown-differs = Сізге көрсетілген деректер осы арада өзгерді. Қайта қарап, содан кейін қол қойыңыз.
source-nothing-new = Тапсырылған, бірақ әлі қабылданбаған бастапқы кодтар жоқ (Әдістеменің 13-тармағы).
return-needs-reason = Өтінім себептері көрсетіліп қайтарылады: сәйкес келмейтінін белгілеңіз немесе себебін жазыңыз (Қағидалардың 13-тармағы).
return-other = Басқа
bench-closed = Бұл жұмыс қазір жүргізіліп жатқан жоқ.
bench-other-executor = Бұл жұмысқа басқа орындаушы жауапты.
observation-too-long = { $code }: мәтін 10 000 таңбадан ұзын.
observation-control = { $code }: мәтінде басқару таңбалары бар; қайта теріңіз.
measured-wrong = { $code }: өлшенген сан күтілді, мысалы 250 немесе 12,5.
finding-needs-words = Атауы мен сипаттамасы қажет (Әдістеменің 10-тармағының 5) тармақшасы).
finding-path-wrong = «{ $path }» – бастапқы кодтағы жол да, мекенжай да емес.
lack-unchecked = { $n } тексеру бағаланбаған: { $codes }
lack-observation = Бағаға байқау жазылуы керек: { $codes } ({ $n })
lack-unreviewed = { $n } нәтиже қаралмаған (Әдістеменің 10-тармағының 4) тармақшасы)
lack-report = Бастапқы кодтарды талдауға бағдарламалық құралдың есебі қажет (Әдістеменің 7-тармағы, 10-тармағының 3) тармақшасы)
comparison-row-empty = { $code }: сәйкессіздіктің қалай жойылғанын жазыңыз (Қағидалардың 25-тармағы).
protocol-no-draft = Хаттама әлі жасалған жоқ.
package-empty = Бірде-бір хаттама әлі жасалған жоқ.

## Құжаттардағы сөздер
measured-rate = Нақты жүктемелік қабілет
point-requirement = Мәлімделгені: секундына { $rate } сұрау; ең ұзақ күту: { $wait }
tool-purpose-scan = талдау
working-days = { $n } жұмыс күні
post-executor = Жауапты орындаушы
post-reviewer = Тексеруші
post-head = Басшы
post-registrar = Тіркеуші
post-applicant = Өтініш беруші
post-owner = Меншік иесі (иеленуші)
post-hands-over = Тапсырды
post-receives = Қабылдады
item-application = Өтінім (1-қосымша)
item-questionnaire = Сауалнама-сұрақнама (2-қосымша)
item-power-of-attorney = Сенімхат немесе басшыны тағайындау туралы құжат
item-technical-specification = Техникалық тапсырма
item-source-code = Бастапқы кодтар
item-security-documentation = АҚ жөніндегі техникалық құжаттама (3-қосымша)
item-owner-authorisation = Меншік иесінің өтініш берушіге уәкілеттік беретін құжаты
item-state-body-proof = Меншік иесі немесе тапсырыс беруші мемлекеттік орган екенін растайтын құжат

## Notices
notice-your-turn = { $w }: сіздің кезегіңіз келді.

## The fee
fee-questionnaire-wrong = Құнын есептеу үшін алдымен сауалнама-сұрақнаманың қателерін түзетіңіз (Қағидалардың 24-тармағы).
