import type { Vocabulary } from './vocabulary.ts';

export const pt: Vocabulary = {
  common: `o a os as um uma que e nao mas com para por meu minha meus seu sua onde quando como esta este isso isto ola
    obrigado obrigada favor quero posso tenho muito do da dos das no na eu voce voces ainda pedido foi bom dia
    estou sao ha ninguem encomenda chegou de em pelo sim fatura reembolso devolucao frete envio cartao prazo
    garantia quanto custa qual cancelar conta senha minhas tem fazer nossa nosso sem ate desde porque me so for`,
  feelings: [
    [-3.5, 'furioso furiosa revoltad* indignad* nojento'],
    [
      -3,
      `inaceitave* inadmissive* vergonhos* vergonha merda odeio odio escandal* horrive* catastrof* pessim*
      absurdo`,
    ],
    [
      -2.5,
      `irritad* zangad* raiva farto farta cansad* golpe golpistas ladroes terrive* pior ridicul* inutil*
      inuteis nunca_mais desastre lixo`,
    ],
    [
      -2,
      `decepcion* desapontad* desilu* frustr* insatisfeit* descontent* ruim mau ma_qualidade incompetent*
      grosseir* lamentave* chateado`,
    ],
    [-1.2, 'terceira_vez segunda_vez reclamacao reclamar queixa sem_resposta ninguem_responde triste'],
    [-0.9, 'quebrad* partido danificad* defeit* falta perdid* roubad* errad* estragad*'],
    [-0.6, 'atras* demora* problema* erro infelizmente lento esperando espera'],
    [3, 'excelent* perfeit* maravilhos* fantastic* adoro adorei otimo otima incrive*'],
    [2, 'feliz contente satisfeit* parabens super'],
    [1.5, 'obrigado obrigada bom boa bem gentil util simpatic*'],
    [0.7, 'rapid* melhor facil'],
    [0, 'bom_dia boa_tarde boa_noite por_favor tudo_bem sem_problema'],
  ],
  expected: `chegou chegado chega recebi recebido funciona funcionam entregue respondem respondeu responde
    resolvido ajuda reembolsado`,
  negators: 'nao nunca jamais sem ninguem nada nem nenhum nenhuma',
  weakNegators: 'ninguem nada nunca',
  intensifiers: 'muito tao demais realmente totalmente absolutamente completamente bastante extremamente',
  diminishers: 'pouco ligeiramente meio',
  person: {
    nouns: `humano humana pessoa atendente agente representante gerente supervisor operador assistente_humano
      responsavel funcionario`,
    vague: 'alguem atendimento apoio_ao_cliente',
    talk: 'falar falo conversar contactar contatar transferir transfira passar passe conectar ligar',
    want: 'quero preciso gostaria desejo exijo prefiro queria',
    fillers: `com a ao um uma o de do da seu me real verdade verdadeira por favor ja agora diretamente eu para me
      ser`,
    bots: 'bot bots robo robos robot maquina maquinas chatbot ia computador',
    compounds: '',
    phrases: 'sem_bots nada_de_robo liguem_me me_liguem atendente_por_favor humano_por_favor',
  },
  topics: {
    safety: `ferid* feri machuc* magoei incendi* fogo explodiu explos* choque_eletrico alergic* alergia envenen*
      sufoc* suicid* me_matar hospital perigos* perigo queimad*`,
    discrimination: 'discrimin* racis* sexis* machist* homofob* assedi* antisemit*',
    fraud: `fraud* golpe golpistas burla* burlad* phishing roubo_de_identidade hackead* hackear* nao_autoriz*
      falsific* clonad* cartao_roubado`,
    privacy: 'lgpd rgpd dados_pessoais meus_dados protecao_de_dados privacidade vazamento_de_dados',
    legal: 'advogad* processar tribunal processo_judicial judicial* procon denuncia* juridic* policia justica',
  },
};
