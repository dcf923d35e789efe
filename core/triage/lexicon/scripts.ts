import type { SensitiveTopic } from '../sentiment.ts';

/** What is looked for, as a substring, in languages whose words are much inflected or not parted by spaces. */
interface Cues {
  readonly feelings: readonly (readonly [weight: number, cues: string])[];
  readonly person: string;
  readonly topics: Partial<Readonly<Record<SensitiveTopic, string>>>;
}

/** By ISO 639-1 code. Cues are parted by spaces; `_` stands for a space. */
export const CUES: Readonly<Record<string, Cues>> = {
  ja: {
    feelings: [
      [-3, 'ふざけるな 許せない 激怒 最悪 最低 ひどい 酷い'],
      [-2, '怒って 不満 がっかり 失望 詐欺 腹が立 いい加減に'],
      [-0.9, '届かない 届いていません 届きません 壊れ 遅い 困って 間違'],
      [2, '素晴らしい 最高 満足 嬉しい ありがとう 助かり'],
    ],
    person: '担当者と 人間と 人と話 オペレーター 責任者 担当者につな',
    topics: {
      legal: '弁護士 訴え 裁判',
      fraud: '詐欺 不正利用',
      privacy: '個人情報',
      safety: '怪我 火事 発火 やけど',
      discrimination: '差別',
    },
  },
  zh: {
    feelings: [
      [-3, '太差 垃圾 气死 愤怒 忍无可忍 无法接受 骗子 太过分 太過分'],
      [-2, '生气 生氣 失望 不满 不滿 糟糕 投诉 投訴 差劲 差勁'],
      [-0.9, '没收到 沒收到 没有收到 没到 坏了 壞了 丢失 太慢 还没'],
      [2, '谢谢 謝謝 很好 满意 滿意 太棒 喜欢 完美'],
    ],
    person: '人工客服 转人工 轉人工 真人 人工服务 人工服務 找经理 找經理 你们经理 你們經理',
    topics: {
      legal: '律师 律師 起诉 起訴 法院',
      fraud: '诈骗 詐騙 盗刷 盜刷',
      privacy: '个人信息 隐私 隱私',
      safety: '受伤 受傷 着火 爆炸',
      discrimination: '歧视 歧視',
    },
  },
  ko: {
    feelings: [
      [-3, '최악 용납 화가_나 화나 열받 쓰레기 짜증'],
      [-2, '실망 불만 사기 형편없'],
      [-0.9, '안_왔 오지_않 도착하지 고장 파손 늦어'],
      [2, '감사합니다 감사해 최고 만족 좋아요 훌륭'],
    ],
    person: '상담원 상담사 사람과 사람이랑 매니저 담당자와 담당자_연결',
    topics: {
      legal: '변호사 소송 고소',
      fraud: '사기 도용',
      privacy: '개인정보',
      safety: '다쳤 화재 폭발 부상',
      discrimination: '차별',
    },
  },
  ru: {
    feelings: [
      [-3, 'безобрази возмутит возмущ ужас кошмар отвратит ненавижу бешен в_ярости неприемлем позор'],
      [-2, 'разочаров недовол зл_ плохо обман мошенник надоел'],
      [-0.9, 'не_приш не_получил не_работает сломан потерял поврежд задерж'],
      [2, 'спасибо отлично прекрасн замечательн доволен довольна благодар'],
    ],
    person: 'с_человеком оператор живым_человек с_менеджером с_руководител позовите соедините_с',
    topics: {
      legal: 'адвокат юрист в_суд судебн иск_',
      fraud: 'мошенн обманули украли_карт взлом',
      privacy: 'персональн личные_данные',
      safety: 'травм пожар взорв отрав загорел',
      discrimination: 'дискримин расист',
    },
  },
  ar: {
    feelings: [
      [-3, 'غير_مقبول غاضب سيئ_جدا فظيع كارثة مهزلة أسوأ'],
      [-2, 'سيئ محبط خيبة نصب'],
      [-0.9, 'لم_يصل لم_أستلم تالف مكسور تأخر متأخر'],
      [2, 'شكرا ممتاز رائع سعيد'],
    ],
    person: 'شخص_حقيقي مع_موظف التحدث_إلى_موظف مع_إنسان مع_المدير ممثل_خدمة',
    topics: {
      legal: 'محامي محكمة',
      fraud: 'احتيال نصب',
      privacy: 'بياناتي_الشخصية البيانات_الشخصية',
      safety: 'إصابة حريق انفجر',
      discrimination: 'تمييز عنصري',
    },
  },
  hi: {
    feelings: [
      [-3, 'अस्वीकार्य गुस्सा बकवास घटिया शर्मनाक बेकार'],
      [-2, 'निराश धोखा खराब नाराज'],
      [-0.9, 'नहीं_मिला नहीं_आया टूटा देर'],
      [2, 'धन्यवाद शुक्रिया बढ़िया अच्छा खुश'],
    ],
    person: 'इंसान_से एजेंट_से मैनेजर_से अधिकारी_से किसी_व्यक्ति_से',
    topics: {
      legal: 'वकील अदालत',
      fraud: 'धोखाधड़ी ठगी',
      privacy: 'निजी_जानकारी व्यक्तिगत_डेटा',
      safety: 'घायल आग_लग चोट',
      discrimination: 'भेदभाव',
    },
  },
};

/** The cues of `list` that `text` holds. */
export const cuesIn = (text: string, list: string): string[] =>
  list
    .split(' ')
    .map((cue) => cue.replaceAll('_', ' '))
    .filter((cue) => text.includes(cue));
